import { at, type Draft, json, rename, replaceText, schema, text } from "./draft.js";
import type { Mutation } from "./mutation.js";

/** One call of the client of the new release, and what happens. */
interface DrivenCall {
  readonly on: "older" | "newer";
  readonly call: readonly [name: string, ...args: readonly unknown[]];
  /** What the server answers, with the result as its body. */
  readonly status: number;
  /** The request, with its body; undefined if there is none. */
  readonly sends: string | undefined;
  /** The result, or the message of the error. */
  readonly gives: unknown;
}

export interface DrivenMutation extends Mutation {
  readonly calls: readonly DrivenCall[];
}

type DriveCall = (call: DrivenCall["call"], sends: string | undefined, gives?: unknown, status?: number) => DrivenCall;

const callOn =
  (on: DrivenCall["on"]): DriveCall =>
  (call, sends, gives, status = 200) => ({ on, call, sends, gives, status });
const older: DriveCall = callOn("older");
const newer: DriveCall = callOn("newer");
const patch = (draft: Draft, action: string) => at(draft, "paths", `/invocations/{invocation_id}/${action}`, "patch");
const content = (described: object) => ({ content: { "application/json": { schema: described } } });

/** What a release may change where an older server does not have it: code that works with that one still does. */
export const union: Readonly<Record<string, DrivenMutation>> = {
  "an optional body of an operation that had none": {
    change: (draft) => Object.assign(patch(draft, "restart-as-new"), { requestBody: content({}) }),
    lines: ["`restartAsNewInvocation()` and `restartInvocationsAsNew()`: the body"],
    calls: [
      older(
        ["restartAsNewInvocation", "inv_1", { from: 3, deployment: "latest" }],
        "PATCH /invocations/inv_1/restart-as-new?deployment=latest&from=3",
        {},
      ),
      older(
        ["restartAsNewInvocation", "inv_1", { from: 3, body: { input: 1 } }],
        undefined,
        /the body requires Restate 9\.9\.0 or later/,
      ),
      newer(
        ["restartAsNewInvocation", "inv_1", { from: 3, body: { input: 1 } }],
        'PATCH /invocations/inv_1/restart-as-new?from=3 {"input":1}',
        {},
      ),
    ],
  },
  "a required body of an operation that had none, which has a bulk function": {
    change: (draft) => {
      const described = { type: "object", required: ["reason"], properties: { reason: text } };
      Object.assign(patch(draft, "pause"), { requestBody: { required: true, ...content(described) } });
    },
    lines: ["Added: `pauseInvocation()` and `pauseInvocations()`: the body"],
    calls: [
      older(["pauseInvocation", "inv_1"], "PATCH /invocations/inv_1/pause"),
      newer(["pauseInvocation", "inv_1", { body: { reason: "a" } }], 'PATCH /invocations/inv_1/pause {"reason":"a"}'),
    ],
  },
  "a body of text": {
    change: (draft) => {
      Object.assign(patch(draft, "purge"), { requestBody: { content: { "text/plain": { schema: text } } } });
    },
    lines: ["Added: `purgeInvocation()`, `purgeInvocations()`, "],
    calls: [
      older(["purgeInvocation", "inv_1", {}], "PATCH /invocations/inv_1/purge"),
      older(["purgeInvocation", "inv_1", { body: "a" }], undefined, /the body requires Restate 9\.9\.0/),
      newer(["purgeInvocation", "inv_1", { body: "a" }], "PATCH /invocations/inv_1/purge a"),
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
    lines: ["Added: `deleteKafkaCluster()`, "],
    calls: [
      older(["deleteKafkaCluster", "a"], "DELETE /kafka-clusters/a", undefined, 202),
      newer(["deleteKafkaCluster", "a"], "DELETE /kafka-clusters/a", { id: "b" }, 200),
    ],
  },
  "a result with the same status": {
    change: (draft) => {
      const { responses } = at(draft, "paths", "/vqueues/{vqueue_id}/resume", "post");
      Object.assign(responses?.[202] ?? {}, content({ type: "object", required: ["id"], properties: { id: text } }));
    },
    lines: ["`resumeVqueue()`: the response"],
    calls: [
      older(["resumeVqueue", "a"], "POST /vqueues/a/resume", undefined, 202),
      newer(["resumeVqueue", "a"], "POST /vqueues/a/resume", { id: "b" }, 202),
    ],
  },
  "a result of an operation that has a batch, which returns none": {
    change: (draft) => {
      const { responses } = patch(draft, "purge-journal");
      Object.assign(responses?.[200] ?? {}, content({ type: "object", properties: { entries: { type: "integer" } } }));
    },
    lines: ["`purgeJournal()` and `resumeVqueue()`: the response"],
    calls: [
      older(["purgeJournal", "inv_1"], "PATCH /invocations/inv_1/purge-journal"),
      newer(["purgeJournal", "inv_1"], "PATCH /invocations/inv_1/purge-journal", { entries: 3 }),
    ],
  },
  "a required option": {
    change: (draft) => {
      const { parameters } = patch(draft, "kill");
      (parameters as unknown as object[]).push({ name: "reason", in: "query", required: true, schema: text });
    },
    lines: ["Added: `killInvocation()` and `killInvocations()`: `reason` in the query, which this version requires"],
    calls: [
      older(["killInvocation", "inv_1"], "PATCH /invocations/inv_1/kill"),
      older(["killInvocation", "inv_1", { reason: "a" }], undefined, /reason in the query requires Restate/),
      newer(["killInvocation", "inv_1", { reason: "a" }], "PATCH /invocations/inv_1/kill?reason=a"),
    ],
  },
  "an option that is now required": {
    change: (draft) => {
      const options = at(draft, "paths", "/subscriptions", "get", "parameters");
      Object.assign(options[0] ?? {}, { required: true });
    },
    lines: [
      "Changed: `listSubscriptions()`: `sink` in the query: `optional string or null` -> `required string or null`",
    ],
    calls: [older(["listSubscriptions"], "GET /subscriptions", {})],
  },
  "a required field of a body": {
    change: (draft) => {
      Object.assign(schema(draft, "CreateSubscriptionRequest", "properties"), { owner: text });
      schema(draft, "CreateSubscriptionRequest").required = json(["source", "sink", "owner"]);
    },
    lines: ["Added: `createSubscription()`: `owner` in the body, which this version requires"],
    calls: [
      older(["createSubscription", { source: "a", sink: "b" }], 'POST /subscriptions {"source":"a","sink":"b"}', {}),
    ],
  },
  "a required field of a response": {
    change: (draft) => {
      for (const each of Object.values(at(schema(draft, "DeploymentResponse"), "oneOf"))) {
        Object.assign(at(each, "properties"), { region: text });
        (each.required as unknown as string[]).push("region");
      }
    },
    lines: ["`listDeployments()`: `deployments[].region` in the response"],
    calls: [],
  },
  "another method": {
    change: (draft) => {
      const item = at(draft, "paths", "/invocations/{invocation_id}/cancel");
      rename(item, "patch", "post");
    },
    lines: [
      "Changed: `cancelInvocation()` and `cancelInvocations()`: `POST /invocations/{invocation_id}/cancel`, which was `PATCH",
    ],
    calls: [
      older(["cancelInvocation", "inv_1"], "PATCH /invocations/inv_1/cancel"),
      newer(["cancelInvocation", "inv_1"], "POST /invocations/inv_1/cancel"),
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
    lines: ["Changed: `listServiceHandlers()`: `GET /handlers/of/"],
    calls: [
      older(["listServiceHandlers", "a"], "GET /services/a/handlers", {}),
      newer(["listServiceHandlers", "a"], "GET /handlers/of/a", {}),
    ],
  },
  "another name of a path parameter": {
    change: (draft) => {
      const { paths } = draft;
      const renamed = replaceText('"name":"subscription"', '"name":"subscription_id"');
      rename(paths ?? {}, "/subscriptions/{subscription}", "/subscriptions/{subscription_id}", renamed);
    },
    lines: [],
    calls: [older(["getSubscription", "a"], "GET /subscriptions/a", {})],
  },
  "an option with the name of a request option": {
    change: (draft) => {
      const { parameters } = at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post");
      (parameters as unknown as object[]).push({ name: "timeout", in: "query", schema: text });
    },
    lines: ["Added: `pauseVqueue()`: `timeout_` in the query"],
    calls: [
      older(["pauseVqueue", "a", { timeout: 5_000 }], "POST /vqueues/a/pause", undefined, 202),
      newer(["pauseVqueue", "a", { timeout_: "b" }], "POST /vqueues/a/pause?timeout=b", undefined, 202),
    ],
  },
  "another alternative of a body, which requires more": {
    change: (draft) => {
      const image = { type: "object", required: ["image"], properties: { image: text } };
      (schema(draft, "RegisterDeploymentRequest").oneOf as unknown as object[]).push(image);
    },
    lines: ["Added: `createDeployment()`: `image` in the body"],
    calls: [],
  },
};
