import { at, json, rename, replaceText, schema, text } from "./draft.js";
import type { Mutation } from "./mutation.js";

export const breaking: Readonly<Record<string, Mutation>> = {
  "an operation is removed, with its types": {
    change: (draft) => {
      delete at(draft, "paths")["/cluster-health"];
      for (const name of ["ClusterHealthResponse", "EmbeddedMetadataClusterHealth"]) delete schema(draft)[name];
    },
    lines: [
      "Removed: **Breaking:** `clusterHealth()`, `GET /cluster-health`",
      "Removed: **Breaking:** the types `ClusterHealthResponse` and `EmbeddedMetadataClusterHealth`",
    ],
  },
  "an operation has another name": {
    change: (draft) => {
      at(draft, "paths", "/vqueues/{vqueue_id}/resume", "post").operationId = json("continue_vqueue");
    },
    lines: ["Changed: **Breaking:** `resumeVqueue()` is now `continueVqueue()`, and its types are renamed with it"],
  },
  "an operation has another name and another path": {
    change: (draft) => {
      at(draft, "paths", "/limits/rules/bulk-delete", "post").operationId = json("remove_rules");
      rename(at(draft, "paths"), "/limits/rules/bulk-delete", "/limits/rules/remove");
    },
    lines: [
      "Changed: **Breaking:** `bulkDeleteRules()` is now `removeRules()`, and its types are renamed with it; it now sends `POST /limits/rules/remove` instead of `POST /limits/rules/bulk-delete`",
    ],
  },
  "an operation has another path": {
    change: (draft) => rename(at(draft, "paths"), "/health", "/healthz"),
    lines: ["Changed: **Breaking:** `health()` now sends `GET /healthz` instead of `GET /health`"],
  },
  "a path parameter has another name": {
    change: (draft) => {
      for (const path of Object.keys(at(draft, "paths")).filter((each) => each.includes("{subscription}"))) {
        const name = path.replace("{subscription}", "{subscription_id}");
        rename(at(draft, "paths"), path, name, replaceText('"subscription"', '"subscription_id"'));
      }
    },
    lines: [
      "Changed: **Breaking:** the path parameter `subscription` is now `subscription_id` in the path of `deleteSubscription()` and `getSubscription()`; only code that calls `client.http` has to change",
    ],
  },
  "a schema has another name, and one that it refers to has": {
    change: (draft) => {
      const changed = ["RuleResponse", "UserLimits"].reduce(
        (value, name) => replaceText(`${name}"`, `New${name}"`)(value),
        json({ paths: at(draft, "paths"), components: at(draft, "components") }),
      );
      Object.assign(draft, changed);
    },
    lines: [
      "Changed: **Breaking:** the type `RuleResponse` is now `NewRuleResponse`",
      "Changed: **Breaking:** the type `UserLimits` is now `NewUserLimits`",
    ],
  },
  "a field of an answer has another name": {
    change: (draft) => rename(schema(draft, "VersionInformation", "properties"), "features", "traits"),
    lines: ["Changed: **Breaking:** `features` in the response of `version()` is now `traits`"],
  },
  "a field of a body has another name": {
    change: (draft) => rename(schema(draft, "ModifyServiceStateRequest", "properties"), "scope", "namespace"),
    lines: ["Changed: **Breaking:** `scope` in the body of `modifyServiceState()` is now `namespace`"],
  },
  "a field of an answer is gone, and one beside it has come": {
    change: (draft) => {
      const properties = schema(draft, "SchemaInfo", "properties");
      delete properties.code;
      properties.level = text;
    },
    lines: [
      "Removed: **Breaking:** `info[].code` in the responses of `createDeployment()`, `createKafkaCluster()`, `getDeployment()`",
      "Added: `info[].level` in the responses of `createDeployment()`, `createKafkaCluster()`, `getDeployment()`",
    ],
  },
  "a field of an answer may be null": {
    change: (draft) => {
      const properties = schema(draft, "SubscriptionResponse", "properties");
      properties.sink = json({ oneOf: [{ type: "null" }, text] });
    },
    lines: [
      "Changed: **Breaking:** `sink` in the responses of `createSubscription()`, `getKafkaCluster()`, `getSubscription()` and `listSubscriptions()` is now `string or null` (was `string`)",
    ],
  },
  "an option has to be given, also to the function for many": {
    change: (draft) => {
      const options = at(draft, "paths", "/invocations/{invocation_id}", "delete", "parameters");
      const mode = Object.values(options).find(({ in: place }) => place === json("query"));
      Object.assign(mode ?? {}, { required: true });
    },
    lines: [
      "Changed: **Breaking:** `mode` in the query of `deleteInvocation()` and `deleteInvocations()` is now required (was optional)",
    ],
  },
  "a field has to be sent": {
    change: (draft) => {
      Object.assign(schema(draft, "CreateKafkaClusterRequest", "properties"), { owner: text });
      schema(draft, "CreateKafkaClusterRequest").required = json(["name", "properties", "owner"]);
    },
    lines: ["Added: **Breaking:** `owner` in the body of `createKafkaCluster()`, which is required"],
  },
  "an answer has a value less": {
    change: (draft) => {
      (schema(draft, "ServiceType", "enum") as unknown as string[]).pop();
    },
    lines: [
      'Removed: **Breaking:** the value `"Workflow"` of `ty` in the responses of `createDeployment()`, `getDeployment()`, `getService()`',
    ],
  },
  "an error status is no longer documented": {
    change: (draft) => {
      delete at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post", "responses")["405"];
    },
    lines: [
      "Changed: **Breaking:** code that calls `pauseVqueue()` no longer compiles: This comparison appears to be unintentional",
    ],
  },
  "a column of a table is gone, and one is of another type": {
    changeTables: (rows) =>
      rows
        .filter(({ table_name, column_name }) => table_name !== "sys_deployment" || column_name !== "endpoint")
        .map((row) =>
          row.table_name === "sys_service" && row.column_name === "revision" ? { ...row, data_type: "Utf8" } : row,
        ),
    lines: [
      "Removed: **Breaking:** `endpoint` of the SQL table `sys_deployment`",
      "Changed: **Breaking:** `revision` of the SQL table `sys_service` is",
    ],
  },
};
