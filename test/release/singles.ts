import { at, type Draft, json, operation, replaceText, schema, text } from "./draft.js";
import { type DrivenMutation, newer, older } from "./union.js";

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
    lines: ["Added: `killInvocation()` and `killInvocations()`: `x-reason` in the header"],
    calls: [
      older(["killInvocation", "inv_1"], "PATCH /invocations/inv_1/kill"),
      older(["killInvocation", "inv_1", { "x-reason": "a" }], undefined, /x-reason.* requires Restate 9\.9\.0/),
      newer(["killInvocation", "inv_1", { "x-reason": "a" }], "PATCH /invocations/inv_1/kill"),
    ],
  },
  "a list in a query": {
    level: "minor",
    change: (draft) =>
      push(at(operation(draft, "list_subscriptions"), "parameters"), {
        ...{ name: "label", in: "query", schema: { type: "array", items: text } },
      }),
    lines: ["Added: `listSubscriptions()`: `label` in the query"],
    calls: [
      older(["listSubscriptions", { label: ["a", "b"] }], undefined, /label.* requires Restate 9\.9\.0/),
      newer(["listSubscriptions", { label: ["a", "b c"] }], "GET /subscriptions?label=a&label=b%20c", {}),
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
      "Added: `listServices()`: `page_size` in the query",
      "Added: `listServices()`: `next_page_token` in the response",
    ],
    calls: [
      older(["listServices"], "GET /services", { services: [] }),
      older(["listServices", { page_size: 5 }], undefined, /page_size.* requires Restate 9\.9\.0/),
      newer(["listServices", { page_size: 5, page_token: "a/b" }], "GET /services?page_size=5&page_token=a%2Fb", {
        services: [],
        next_page_token: "c",
      }),
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
      older(
        ["createSubscription", { source, sink }],
        `POST /subscriptions {"source":"${source}","sink":"${sink}"}`,
        { id: "a" },
        201,
      ),
      newer(["createSubscription", { source, sink }], `POST /subscriptions {"source":"${source}","sink":"${sink}"}`, {
        id: "a",
      }),
    ],
  },
  "a body that may be left out": {
    level: "minor",
    change: (draft) => {
      at(operation(draft, "update_deployment"), "requestBody").required = json(false);
    },
    lines: ["`updateDeployment()`"],
    calls: [newer(["updateDeployment", "dp_1", {}], "PATCH /deployments/dp_1 {}", {})],
  },
  "an alternative of a field's type, in a body": {
    level: "minor",
    change: (draft) => {
      schema(draft, "CreateSubscriptionRequest", "properties").sink = json({
        oneOf: [text, { type: "object", required: ["service"], properties: { service: text, handler: text } }],
      });
    },
    lines: [
      "Changed: `createSubscription()`: `sink` in the body: `required string (uri)` -> `required object or string`",
    ],
    byHand: "src/subscriptions/ensure-subscription.ts:",
    calls: [
      older(
        ["createSubscription", { source, sink }],
        `POST /subscriptions {"source":"${source}","sink":"${sink}"}`,
        {},
        201,
      ),
      newer(
        ["createSubscription", { source, sink: { service: "c" } }],
        `POST /subscriptions {"source":"${source}","sink":{"service":"c"}}`,
        {},
        201,
      ),
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
      "Added: `createKafkaCluster()`: `settings` in the body",
      "Deprecated: `createKafkaCluster()`: `properties` in the body",
    ],
    calls: [
      older(["createKafkaCluster", { name: "a", settings: {} }], undefined, /settings.* requires Restate 9\.9/),
      older(
        ["createKafkaCluster", { name: "a", properties: { b: "c" } }],
        'POST /kafka-clusters {"name":"a","properties":{"b":"c"}}',
        {},
        201,
      ),
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
    lines: ["Added: `replaceSubscription()`: `PUT /subscriptions/{subscription}`"],
    calls: [
      older(["replaceSubscription", "a", { source, sink }], undefined, /requires Restate 9\.9\.0/),
      newer(
        ["replaceSubscription", "a", { source, sink }],
        `PUT /subscriptions/a {"source":"${source}","sink":"${sink}"}`,
        {},
        201,
      ),
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
    lines: ["Added: `watchInvocation()`: `GET /invocations/{invocation_id}/events`"],
    calls: [older(["watchInvocation", "inv_1"], undefined, /requires Restate 9\.9\.0/)],
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
    lines: ["Added: `uploadBundle()`: `POST /bundles`"],
    calls: [older(["uploadBundle", { bundle: new Blob(["a"]) }], undefined, /requires Restate 9\.9\.0/)],
  },
  "another name of a tag": {
    level: "minor",
    change: (draft) => Object.assign(draft, replaceText('"kafka_cluster"', '"kafka"')(draft)),
    lines: [],
    calls: [older(["listKafkaClusters"], "GET /kafka-clusters", {})],
  },
  "wider integers": {
    level: "minor",
    change: (draft) => {
      schema(draft, "VersionInformation", "properties", "max_admin_api_version").format = json("int64");
    },
    lines: [
      "Changed: `getVersion()`: `max_admin_api_version` in the response: `required integer (int32)` -> `required integer (int64)`",
    ],
    calls: [older(["getVersion"], "GET /version", { max_admin_api_version: 3 })],
  },
  "a limit of a parameter": {
    level: "patch",
    change: (draft) => {
      Object.assign(at(operation(draft, "list_subscriptions"), "parameters", "0", "schema"), { maxLength: 200 });
    },
    lines: [],
    calls: [newer(["listSubscriptions", { sink }], `GET /subscriptions?sink=${encodeURIComponent(sink)}`, {})],
  },
  "a token for every request": {
    level: "patch",
    change: (draft) => {
      at(draft, "components").securitySchemes = json({ token: { type: "http", scheme: "bearer" } });
      draft.security = json([{ token: [] }]);
    },
    lines: [],
    calls: [older(["getVersion"], "GET /version", { version: "1.7.12" })],
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
    calls: [older(["getVersion"], "GET /version", { version: "1.7.12" })],
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
    calls: [older(["getSubscription", "a"], "GET /subscriptions/a", { id: "a" })],
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
      older(
        ["getKafkaCluster", "a", { include_subscriptions: true }],
        "GET /kafka-clusters/a?include_subscriptions=true",
        {},
      ),
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
    calls: [older(["getHealth"], "GET /health")],
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
    lines: ["Added: `drainVqueue()`: `POST /vqueues/{vqueue_id}/drain`"],
    calls: [
      older(["pauseVqueue", "a"], "POST /vqueues/a/pause", undefined, 202),
      older(["drainVqueue", "a"], undefined, /requires Restate 9\.9\.0/),
      newer(["drainVqueue", "a"], "POST /vqueues/a/drain", undefined, 202),
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
      older(["bulkDeleteRules", { patterns: ["a"] }], 'POST /limits/rules/bulk-delete {"patterns":["a"]}', {}),
      newer(["bulkDeleteRules", { patterns: ["a"] }], 'DELETE /limits/rules {"patterns":["a"]}', {}),
    ],
  },
};
