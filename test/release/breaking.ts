import { at, json, replaceText, schema, text } from "./draft.js";
import type { Mutation } from "./mutation.js";

/** What breaks code, each at a place that no hand-written code and no correction depends on. */
export const breaking: Readonly<Record<string, Mutation>> = {
  "a schema has another name": {
    change: (draft) => {
      const changed = replaceText(
        'RuleResponse"',
        'RuleAnswer"',
      )(json({ paths: at(draft, "paths"), components: at(draft, "components") }));
      Object.assign(draft, changed);
    },
    lines: ["Removed: **Breaking:** the type `RuleResponse`"],
  },
  "a field of a response is gone": {
    change: (draft) => {
      const response = schema(draft, "SubscriptionResponse");
      delete at(response, "properties").source;
      response.required = json(["id", "sink", "options"]);
    },
    lines: [
      "Deprecated: **Breaking:** `createSubscription()` and `getSubscription()`: `source` in the response, which newer servers do not have",
    ],
  },
  "a field of a response may be null": {
    change: (draft) => {
      schema(draft, "SubscriptionResponse", "properties").sink = json({ oneOf: [{ type: "null" }, text] });
    },
    lines: [": `sink` in the response: `required string` -> `required string or null`"],
  },
  "a response is one of several objects": {
    change: (draft) => {
      const answer = schema(draft, "VersionInformation");
      const { ingress_endpoint: _, ...others } = at(answer, "properties");
      schema(draft).VersionInformation = json({
        oneOf: [answer, { type: "object", required: ["version"], properties: others }],
      });
    },
    lines: ["Changed: **Breaking:** `getVersion()`: the response: `object` -> `object (one of 2)`"],
  },
};

/** Columns that hand-written code and its tests do not read. */
export const brokenTables: Readonly<Record<string, Mutation>> = {
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
