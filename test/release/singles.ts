import { at, type Draft, json, operation, replaceText, schema, text } from "./draft.js";
import type { DrivenMutation } from "./union.js";

interface SingleMutation extends DrivenMutation {
  readonly level: "major" | "minor" | "patch";
  /** What it leaves to do: where hand-written code does not compile. */
  readonly byHand?: string;
}

const content = (described: object, type = "application/json") => ({ content: { [type]: { schema: described } } });
const push = (list: Draft, ...values: readonly unknown[]) => (list as unknown as unknown[]).push(...values);
const source = "kafka://a/b";
const sink = "service://c/d";

/** What a release could bring, each by itself through a whole dry run, and then called. */
export const singles: Readonly<Record<string, SingleMutation>> = {
  "an optional header": {
    level: "minor",
    change: (draft) =>
      push(at(operation(draft, "kill_invocation"), "parameters"), { name: "x-reason", in: "header", schema: text }),
    lines: ["take the option `x-reason`"],
    calls: [
      { on: "older", call: ["killInvocation", "inv_1"], sends: "PATCH /invocations/inv_1/kill" },
      {
        on: "older",
        call: ["killInvocation", "inv_1", { "x-reason": "a" }],
        gives: /x-reason.* requires Restate 9\.9\.0/,
      },
      { on: "newer", call: ["killInvocation", "inv_1", { "x-reason": "a" }], sends: "PATCH /invocations/inv_1/kill" },
    ],
  },
  "a list in a query": {
    level: "minor",
    change: (draft) =>
      push(at(operation(draft, "list_subscriptions"), "parameters"), {
        ...{ name: "label", in: "query", schema: { type: "array", items: text } },
      }),
    lines: ["Added: `listSubscriptions()` takes the option `label`"],
    calls: [
      { on: "older", call: ["listSubscriptions", { label: ["a", "b"] }], gives: /label.* requires Restate 9\.9\.0/ },
      {
        ...{ on: "newer", call: ["listSubscriptions", { label: ["a", "b c"] }] },
        ...{ sends: "GET /subscriptions?label=a&label=b%20c", gives: {} },
      },
    ],
  },
  "pages of a list": {
    level: "minor",
    change: (draft) => {
      Object.assign(operation(draft, "list_services"), {
        parameters: [
          { name: "page_token", in: "query", schema: text },
          { name: "page_size", in: "query", schema: { type: "integer", format: "int32", minimum: 1 } },
        ],
      });
      schema(draft, "ListServicesResponse", "properties").next_page_token = json({ type: ["string", "null"] });
    },
    lines: [
      "Added: `listServices()` takes the option `page_size`",
      "Added: `listServices()` returns `next_page_token` in the result",
    ],
    calls: [
      { on: "older", call: ["listServices"], sends: "GET /services", gives: { services: [] } },
      { on: "older", call: ["listServices", { page_size: 5 }], gives: /page_size.* requires Restate 9\.9\.0/ },
      {
        ...{ on: "newer", call: ["listServices", { page_size: 5, page_token: "a/b" }] },
        ...{ sends: "GET /services?page_size=5&page_token=a%2Fb", gives: { services: [], next_page_token: "c" } },
      },
    ],
  },
  "a status of success beside the one that there was": {
    level: "minor",
    change: (draft) => {
      const { responses } = operation(draft, "create_subscription");
      Object.assign(responses ?? {}, { 200: at(responses ?? json({}), "201") });
    },
    lines: [],
    calls: [
      {
        ...{ on: "older", call: ["createSubscription", { source, sink }], status: 201 },
        ...{ sends: `POST /subscriptions {"source":"${source}","sink":"${sink}"}`, gives: { id: "a" } },
      },
      {
        ...{ on: "newer", call: ["createSubscription", { source, sink }], status: 200 },
        ...{ sends: `POST /subscriptions {"source":"${source}","sink":"${sink}"}`, gives: { id: "a" } },
      },
    ],
  },
  "a body that may be left out": {
    level: "minor",
    change: (draft) => {
      at(operation(draft, "update_deployment"), "requestBody").required = json(false);
    },
    lines: ["`updateDeployment()`"],
    calls: [{ on: "newer", call: ["updateDeployment", "dp_1", {}], sends: "PATCH /deployments/dp_1 {}", gives: {} }],
  },
  "an alternative of a field's type, in a body": {
    level: "minor",
    change: (draft) => {
      schema(draft, "CreateSubscriptionRequest", "properties").sink = json({
        oneOf: [text, { type: "object", required: ["service"], properties: { service: text, handler: text } }],
      });
    },
    lines: ["Changed: `createSubscription()` takes `object or string` as `sink` in the body"],
    byHand: "src/subscriptions/ensure-subscription.ts:",
    calls: [
      {
        ...{ on: "older", call: ["createSubscription", { source, sink }], status: 201 },
        ...{ sends: `POST /subscriptions {"source":"${source}","sink":"${sink}"}`, gives: {} },
      },
      {
        ...{ on: "newer", call: ["createSubscription", { source, sink: { service: "c" } }], status: 201 },
        ...{ sends: `POST /subscriptions {"source":"${source}","sink":{"service":"c"}}`, gives: {} },
      },
    ],
  },
  "a field of a body by another name, and the old one deprecated": {
    level: "minor",
    change: (draft) => {
      const fields = schema(draft, "CreateKafkaClusterRequest", "properties");
      fields.settings = json({ type: "object", additionalProperties: text });
      Object.assign(at(fields, "properties"), { deprecated: true });
      schema(draft, "CreateKafkaClusterRequest").required = json(["name"]);
    },
    lines: [
      "Added: `createKafkaCluster()` takes `settings` in the body",
      "Deprecated: `properties` in the body of `createKafkaCluster()`",
    ],
    calls: [
      {
        on: "older",
        call: ["createKafkaCluster", { name: "a", settings: {} }],
        gives: /settings.* requires Restate 9\.9/,
      },
      {
        ...{ on: "older", call: ["createKafkaCluster", { name: "a", properties: { b: "c" } }], status: 201 },
        ...{ sends: 'POST /kafka-clusters {"name":"a","properties":{"b":"c"}}', gives: {} },
      },
    ],
  },
  "a second method of a path": {
    level: "minor",
    change: (draft) => {
      const { post } = at(draft, "paths", "/subscriptions");
      const parameters = at(operation(draft, "get_subscription"), "parameters");
      at(draft, "paths", "/subscriptions/{subscription}").put = json({
        ...post,
        ...{ operationId: "replace_subscription", parameters },
      });
    },
    lines: ["Added: `replaceSubscription()` sends `PUT /subscriptions/{subscription}`"],
    calls: [
      { on: "older", call: ["replaceSubscription", "a", { source, sink }], gives: /requires Restate 9\.9\.0/ },
      {
        ...{ on: "newer", call: ["replaceSubscription", "a", { source, sink }], status: 201 },
        ...{ sends: `PUT /subscriptions/a {"source":"${source}","sink":"${sink}"}`, gives: {} },
      },
    ],
  },
  "events of an invocation": {
    level: "minor",
    change: (draft) => {
      const { parameters } = operation(draft, "kill_invocation");
      at(draft, "paths")["/invocations/{invocation_id}/events"] = json({
        get: {
          ...{ tags: ["invocation"], operationId: "watch_invocation", summary: "Watch an invocation", parameters },
          responses: {
            200: { description: "", ...content({ type: "object", properties: { status: text } }, "text/event-stream") },
            404: { $ref: "#/components/responses/NotFound" },
          },
        },
      });
    },
    lines: ["Added: `watchInvocation()` sends `GET /invocations/{invocation_id}/events`"],
    calls: [{ on: "older", call: ["watchInvocation", "inv_1"], gives: /requires Restate 9\.9\.0/ }],
  },
  "a file to upload": {
    level: "minor",
    change: (draft) => {
      const form = {
        type: "object",
        required: ["bundle"],
        properties: { bundle: { type: "string", format: "binary" } },
      };
      at(draft, "paths")["/bundles"] = json({
        post: {
          ...{ tags: ["deployment"], operationId: "upload_bundle", summary: "Upload a bundle" },
          requestBody: { required: true, ...content(form, "multipart/form-data") },
          responses: { 201: { description: "", ...content({ type: "object", properties: { id: text } }) } },
        },
      });
    },
    lines: ["Added: `uploadBundle()` sends `POST /bundles`"],
    calls: [{ on: "older", call: ["uploadBundle", { bundle: new Blob(["a"]) }], gives: /requires Restate 9\.9\.0/ }],
  },
  "another name of a tag": {
    level: "minor",
    change: (draft) => Object.assign(draft, replaceText('"kafka_cluster"', '"kafka"')(draft)),
    lines: [],
    calls: [{ on: "older", call: ["listKafkaClusters"], sends: "GET /kafka-clusters", gives: {} }],
  },
  "wider integers": {
    level: "minor",
    change: (draft) => {
      schema(draft, "VersionInformation", "properties", "max_admin_api_version").format = json("int64");
    },
    lines: ["Changed: `getVersion()` returns `integer (int64)` as `max_admin_api_version`"],
    calls: [{ on: "older", call: ["getVersion"], sends: "GET /version", gives: { max_admin_api_version: 3 } }],
  },
  "a limit of a parameter": {
    level: "patch",
    change: (draft) => {
      Object.assign(at(operation(draft, "list_subscriptions"), "parameters", "0", "schema"), { maxLength: 200 });
    },
    lines: [],
    calls: [
      {
        on: "newer",
        call: ["listSubscriptions", { sink }],
        sends: `GET /subscriptions?sink=${encodeURIComponent(sink)}`,
        gives: {},
      },
    ],
  },
  "a token for every request": {
    level: "patch",
    change: (draft) => {
      at(draft, "components").securitySchemes = json({ token: { type: "http", scheme: "bearer" } });
      draft.security = json([{ token: [] }]);
    },
    lines: [],
    calls: [{ on: "older", call: ["getVersion"], sends: "GET /version", gives: { version: "1.7.12" } }],
  },
  "one error for what is not documented": {
    level: "minor",
    change: (draft) => {
      const error = { description: "Else", ...content({ $ref: "#/components/schemas/ErrorDescriptionResponse" }) };
      for (const item of Object.values(at(draft, "paths"))) {
        for (const { responses } of Object.values(item)) Object.assign(responses ?? {}, { default: error });
      }
    },
    lines: [],
    calls: [{ on: "older", call: ["getVersion"], sends: "GET /version", gives: { version: "1.7.12" } }],
  },
  "a result composed of two": {
    level: "minor",
    change: (draft) => {
      const whole = schema(draft, "SubscriptionResponse");
      const { id, ...others } = at(whole, "properties");
      schema(draft).Identified = json({ type: "object", required: ["id"], properties: { id } });
      schema(draft).SubscriptionResponse = json({
        allOf: [
          { $ref: "#/components/schemas/Identified" },
          { type: "object", required: ["source", "sink", "options"], properties: others },
        ],
      });
    },
    lines: [],
    calls: [{ on: "older", call: ["getSubscription", "a"], sends: "GET /subscriptions/a", gives: { id: "a" } }],
  },
  "a parameter that is a component": {
    level: "minor",
    change: (draft) => {
      const parameters = at(operation(draft, "get_kafka_cluster"), "parameters");
      at(draft, "components").parameters = json({ Include: at(parameters, "1") });
      parameters["1"] = json({ $ref: "#/components/parameters/Include" });
    },
    lines: [],
    calls: [
      {
        ...{ on: "older", call: ["getKafkaCluster", "a", { include_subscriptions: true }] },
        ...{ sends: "GET /kafka-clusters/a?include_subscriptions=true", gives: {} },
      },
    ],
  },
  "a table": {
    level: "minor",
    changeTables: (rows) => [
      ...rows,
      ...rows
        .filter(({ table_name }) => table_name === "state")
        .map((row) => ({ ...row, table_name: "state_history" })),
    ],
    lines: ["Added: the SQL table `state_history`"],
    calls: [{ on: "older", call: ["getHealth"], sends: "GET /health" }],
  },
  "two names of an operation change places with an addition": {
    level: "minor",
    change: (draft) => {
      operation(draft, "pause_vqueue").operationId = json("pause_virtual_queue");
      const item = at(draft, "paths", "/vqueues/{vqueue_id}/pause");
      at(draft, "paths")["/vqueues/{vqueue_id}/drain"] = json({
        post: { ...item.post, operationId: "drain_vqueue" },
      });
    },
    lines: ["Added: `drainVqueue()` sends `POST /vqueues/{vqueue_id}/drain`"],
    calls: [
      { on: "older", call: ["pauseVqueue", "a"], status: 202, sends: "POST /vqueues/a/pause" },
      { on: "older", call: ["drainVqueue", "a"], gives: /requires Restate 9\.9\.0/ },
      { on: "newer", call: ["drainVqueue", "a"], status: 202, sends: "POST /vqueues/a/drain" },
    ],
  },
  "another path and method, beside one that there is": {
    level: "minor",
    change: (draft) => {
      const paths = at(draft, "paths");
      Object.assign(at(paths, "/limits/rules"), { delete: at(paths, "/limits/rules/bulk-delete", "post") });
      delete paths["/limits/rules/bulk-delete"];
    },
    lines: ["Changed: `bulkDeleteRules()` sends `DELETE /limits/rules`"],
    calls: [
      {
        ...{ on: "older", call: ["bulkDeleteRules", { patterns: ["a"] }] },
        ...{ sends: 'POST /limits/rules/bulk-delete {"patterns":["a"]}', gives: {} },
      },
      {
        ...{ on: "newer", call: ["bulkDeleteRules", { patterns: ["a"] }] },
        ...{ sends: 'DELETE /limits/rules {"patterns":["a"]}', gives: {} },
      },
    ],
  },
};
