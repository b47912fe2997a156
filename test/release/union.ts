import { at, type Draft, json, rename, replaceText, schema, text } from "./draft.js";
import type { Mutation } from "./mutation.js";

/** One call of the client of the new release, and what happens. */
export interface DrivenCall {
  readonly on: "older" | "newer";
  readonly call: readonly [name: string, ...args: readonly unknown[]];
  /** What the server answers, by default 200, with the result as its body. */
  readonly status?: number;
  /** The request, with its body. */
  readonly sends?: string;
  /** The result, or the message of the error. */
  readonly gives?: unknown;
}

export interface DrivenMutation extends Mutation {
  readonly calls: readonly DrivenCall[];
}

const patch = (draft: Draft, action: string) => at(draft, "paths", `/invocations/{invocation_id}/${action}`, "patch");
const content = (described: object) => ({ content: { "application/json": { schema: described } } });

/** What a release may change where an older server does not have it: code that works with that one still does. */
export const union: Readonly<Record<string, DrivenMutation>> = {
  "an optional body of an operation that had none": {
    change: (draft) => Object.assign(patch(draft, "restart-as-new"), { requestBody: content({}) }),
    lines: ["Added: `restartAsNewInvocation()` and `restart"],
    calls: [
      {
        on: "older",
        call: ["restartAsNewInvocation", "inv_1", { from: 3, deployment: "latest" }],
        sends: "PATCH /invocations/inv_1/restart-as-new?deployment=latest&from=3",
        gives: {},
      },
      {
        on: "older",
        call: ["restartAsNewInvocation", "inv_1", { from: 3, body: { input: 1 } }],
        gives: /the body requires Restate 9\.9\.0 or later/,
      },
      {
        on: "newer",
        call: ["restartAsNewInvocation", "inv_1", { from: 3, body: { input: 1 } }],
        sends: 'PATCH /invocations/inv_1/restart-as-new?from=3 {"input":1}',
        gives: {},
      },
    ],
  },
  "a required body of an operation that had none, which has a bulk function": {
    change: (draft) => {
      const described = { type: "object", required: ["reason"], properties: { reason: text } };
      Object.assign(patch(draft, "pause"), { requestBody: { required: true, ...content(described) } });
    },
    lines: ["Added: `pauseInvocation()` and `pauseInvocations()` take the option `body`"],
    calls: [
      { on: "older", call: ["pauseInvocation", "inv_1"], sends: "PATCH /invocations/inv_1/pause" },
      {
        on: "newer",
        call: ["pauseInvocation", "inv_1", { body: { reason: "a" } }],
        sends: 'PATCH /invocations/inv_1/pause {"reason":"a"}',
      },
    ],
  },
  "a body of text": {
    change: (draft) => {
      Object.assign(patch(draft, "purge"), { requestBody: { content: { "text/plain": { schema: text } } } });
    },
    lines: ["Added: `purgeInvocation()` and `purgeInvocations()` take the option `body`"],
    calls: [
      { on: "older", call: ["purgeInvocation", "inv_1", {}], sends: "PATCH /invocations/inv_1/purge" },
      { on: "older", call: ["purgeInvocation", "inv_1", { body: "a" }], gives: /the body requires Restate 9\.9\.0/ },
      { on: "newer", call: ["purgeInvocation", "inv_1", { body: "a" }], sends: "PATCH /invocations/inv_1/purge a" },
    ],
  },
  "a result with another status": {
    change: (draft) => {
      const { responses } = at(draft, "paths", "/kafka-clusters/{cluster_name}", "delete");
      Object.assign(responses ?? {}, {
        200: { description: "", ...content({ type: "object", properties: { id: text } }) },
      });
      delete responses?.[202];
    },
    lines: ["Added: `deleteKafkaCluster()` returns the result"],
    calls: [
      { on: "older", call: ["deleteKafkaCluster", "a"], status: 202, sends: "DELETE /kafka-clusters/a" },
      {
        on: "newer",
        call: ["deleteKafkaCluster", "a"],
        status: 200,
        sends: "DELETE /kafka-clusters/a",
        gives: { id: "b" },
      },
    ],
  },
  "a result with the same status": {
    change: (draft) => {
      const { responses } = at(draft, "paths", "/vqueues/{vqueue_id}/resume", "post");
      Object.assign(responses?.[202] ?? {}, content({ type: "object", required: ["id"], properties: { id: text } }));
    },
    lines: ["Added: `resumeVqueue()` returns the result"],
    calls: [
      { on: "older", call: ["resumeVqueue", "a"], status: 202, sends: "POST /vqueues/a/resume" },
      {
        ...{ on: "newer", call: ["resumeVqueue", "a"], status: 202 },
        ...{ sends: "POST /vqueues/a/resume", gives: { id: "b" } },
      },
    ],
  },
  "a required option": {
    change: (draft) => {
      const { parameters } = patch(draft, "kill");
      (parameters as unknown as object[]).push({ name: "reason", in: "query", required: true, schema: text });
    },
    lines: ["Added: `killInvocation()` and `killInvocations()` take the option `reason`, which this version requires"],
    calls: [
      { on: "older", call: ["killInvocation", "inv_1"], sends: "PATCH /invocations/inv_1/kill" },
      {
        on: "older",
        call: ["killInvocation", "inv_1", { reason: "a" }],
        gives: /reason in the query requires Restate/,
      },
      {
        on: "newer",
        call: ["killInvocation", "inv_1", { reason: "a" }],
        sends: "PATCH /invocations/inv_1/kill?reason=a",
      },
    ],
  },
  "an option that is now required": {
    change: (draft) => {
      const options = at(draft, "paths", "/subscriptions", "get", "parameters");
      Object.assign(options[0] ?? {}, { required: true });
    },
    lines: ["Changed: the option `sink` of `listSubscriptions()` is now required"],
    calls: [{ on: "older", call: ["listSubscriptions"], sends: "GET /subscriptions", gives: {} }],
  },
  "a required field of a body": {
    change: (draft) => {
      Object.assign(schema(draft, "CreateSubscriptionRequest", "properties"), { owner: text });
      schema(draft, "CreateSubscriptionRequest").required = json(["source", "sink", "owner"]);
    },
    lines: ["Added: `createSubscription()` takes `owner` in the body, which this version requires"],
    calls: [
      {
        on: "older",
        call: ["createSubscription", { source: "a", sink: "b" }],
        sends: 'POST /subscriptions {"source":"a","sink":"b"}',
        gives: {},
      },
    ],
  },
  "a required field of a response": {
    change: (draft) => {
      for (const each of Object.values(at(schema(draft, "DeploymentResponse"), "oneOf"))) {
        Object.assign(at(each, "properties"), { region: text });
        (each.required as unknown as string[]).push("region");
      }
    },
    lines: ["`listDeployments()` returns `deployments[].region` in the result"],
    calls: [],
  },
  "another method": {
    change: (draft) => {
      const item = at(draft, "paths", "/invocations/{invocation_id}/cancel");
      rename(item, "patch", "post");
    },
    lines: ["Changed: `cancelInvocation()` sends `POST /invocations/{invocation_id}/cancel`"],
    calls: [
      { on: "older", call: ["cancelInvocation", "inv_1"], sends: "PATCH /invocations/inv_1/cancel" },
      { on: "newer", call: ["cancelInvocation", "inv_1"], sends: "POST /invocations/inv_1/cancel" },
    ],
  },
  "another path, whose parameter has another name": {
    change: (draft) => {
      const item = at(draft, "paths", "/services/{service}/handlers");
      Object.assign(at(draft, "paths"), { "/handlers/of/{name}": item });
      delete at(draft, "paths")["/services/{service}/handlers"];
      const [parameter] = Object.values(at(item, "get", "parameters"));
      Object.assign(parameter ?? {}, { name: "name" });
    },
    lines: ["Changed: `listServiceHandlers()` sends `GET /handlers/of/{name}`"],
    calls: [
      { on: "older", call: ["listServiceHandlers", "a"], sends: "GET /services/a/handlers", gives: {} },
      { on: "newer", call: ["listServiceHandlers", "a"], sends: "GET /handlers/of/a", gives: {} },
    ],
  },
  "another name of a path parameter": {
    change: (draft) => {
      const { paths } = draft;
      const renamed = replaceText('"name":"subscription"', '"name":"subscription_id"');
      rename(paths ?? {}, "/subscriptions/{subscription}", "/subscriptions/{subscription_id}", renamed);
    },
    lines: [],
    calls: [{ on: "older", call: ["getSubscription", "a"], sends: "GET /subscriptions/a", gives: {} }],
  },
  "an option with the name of a request option": {
    change: (draft) => {
      const { parameters } = at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post");
      (parameters as unknown as object[]).push({ name: "timeout", in: "query", schema: text });
    },
    lines: ["Added: `pauseVqueue()` takes the option `timeout_`"],
    calls: [
      { on: "older", call: ["pauseVqueue", "a", { timeout: 5_000 }], status: 202, sends: "POST /vqueues/a/pause" },
      {
        on: "newer",
        call: ["pauseVqueue", "a", { timeout_: "b" }],
        status: 202,
        sends: "POST /vqueues/a/pause?timeout=b",
      },
    ],
  },
  "another alternative of a body, which requires more": {
    change: (draft) => {
      const image = { type: "object", required: ["image"], properties: { image: text } };
      (schema(draft, "RegisterDeploymentRequest").oneOf as unknown as object[]).push(image);
    },
    lines: ["Added: `createDeployment()` takes `image` in the body"],
    calls: [],
  },
};
