import { at, json, replaceText, schema, text } from "./draft.js";
import type { Mutation } from "./mutation.js";

export const additions: Readonly<Record<string, Mutation>> = {
  "an answer has a field more": {
    change: (draft) => {
      schema(draft, "VersionInformation", "properties").edition = text;
    },
    lines: ["Added: `edition` in the response of `version()`"],
  },
  "an option is added": {
    change: (draft) => {
      const { parameters } = at(draft, "paths", "/invocations/{invocation_id}/resume", "patch");
      (parameters as unknown as object[]).push({ name: "reason", in: "query", description: "Why", schema: text });
    },
    lines: ["Added: `reason` in the query of `resumeInvocation()` and `resumeInvocations()`"],
  },
  "a value is added, behind a nullable": {
    change: (draft) => {
      const path = at(draft, "paths", "/invocations/{invocation_id}", "delete");
      path.parameters = replaceText('"enum":[', '"enum":["Archive",')(at(path, "parameters"));
    },
    lines: ['Added: the value `"Archive"` of `mode` in the query of `deleteInvocation()` and `deleteInvocations()`'],
  },
  "a field is no longer required": {
    change: (draft) => {
      schema(draft, "CreateSubscriptionRequest").required = json(["source"]);
    },
    lines: ["Changed: `sink` in the body of `createSubscription()` is now optional (was required)"],
  },
  "a table has a column more": {
    changeTables: (rows) => [
      ...rows,
      ...rows
        .filter(({ table_name }) => table_name === "state")
        .slice(0, 1)
        .map((row) => ({ ...row, column_name: "fresh" })),
    ],
    lines: ["Added: `fresh` of the SQL table `state`"],
  },
};

export const rewording: Readonly<Record<string, Mutation>> = {
  "words are changed": {
    change: (draft) => {
      at(draft, "paths", "/healthz", "get").description = json("Whether it is well.");
    },
    lines: ["Changed: the same operations and fields, described in other words"],
  },
};
