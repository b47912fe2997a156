import { at, json, replaceText, schema, text } from "./draft.js";
import type { Mutation } from "./mutation.js";

const key = { name: "drill_id", in: "path", required: true, schema: text };
const answer = (name: string) => ({
  description: "Good",
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const body = { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/Drill" } } } };
const tags = ["drill"];

/** What a minor release adds. No code for the release before can notice any of it. */
export const additions: Readonly<Record<string, Mutation>> = {
  "a resource, some of whose operations document no error, and one no schema": {
    change: (draft) => {
      const state = { type: "string", enum: ["planned", "running"] };
      const note = { oneOf: [{ type: "null" }, text] };
      schema(draft).Drill = json({ type: "object", required: ["id"], properties: { id: text, state, note } });
      schema(draft).Drills = json({
        type: "object",
        required: ["drills"],
        properties: { drills: { type: "array", items: { $ref: "#/components/schemas/Drill" } } },
      });
      const labels = { name: "labels", in: "query", schema: { type: "array", items: text } };
      const nothing = { 202: { description: "Accepted" }, 503: { description: "Not now" } };
      Object.assign(at(draft, "paths"), {
        "/drills": {
          get: {
            ...{ tags, operationId: "list_drills", summary: "List drills */ all of `them`, ${really}" },
            ...{ parameters: [labels], responses: { 200: answer("Drills") } },
          },
          post: {
            ...{ tags, operationId: "create_drill", summary: "Create a drill", requestBody: body },
            responses: { 201: answer("Drill"), 400: { description: "", content: answer("Drill").content } },
          },
        },
        "/drills/{drill_id}": {
          get: {
            ...{ tags, operationId: "get_drill", summary: "Get a drill", parameters: [key] },
            responses: { 200: answer("Drill"), 404: { $ref: "#/components/responses/NotFound" } },
          },
          put: {
            ...{ tags, operationId: "replace_drill", summary: "Replace a drill", parameters: [key] },
            ...{ requestBody: body, responses: { 200: { description: "Any", content: { "application/json": {} } } } },
          },
          delete: {
            ...{ tags, operationId: "delete_drill", summary: "Delete a drill", parameters: [key] },
            responses: nothing,
          },
        },
      });
      (draft.tags as unknown as object[]).push({ name: "drill", description: "Drills" });
    },
    lines: [
      "Added: `listDrills()`: `GET /drills`",
      "Added: `createDrill()`: `POST /drills`",
      "Added: `replaceDrill()`: `PUT /drills/{drill_id}`",
      "Added: `deleteDrill()`: `DELETE /drills/{drill_id}`",
    ],
  },
  "an optional parameter of an operation with a bulk function": {
    change: (draft) => {
      const { parameters } = at(draft, "paths", "/invocations/{invocation_id}/resume", "patch");
      (parameters as unknown as object[]).push({ name: "reason", in: "query", description: "Why", schema: text });
    },
    lines: ["Added: `resumeInvocation()` and `resumeInvocations()`: `reason` in the query"],
  },
  "a field of a response": {
    change: (draft) => {
      schema(draft, "VersionInformation", "properties").edition = json({ oneOf: [{ type: "null" }, text] });
    },
    lines: ["Added: `getVersion()`: `edition` in the response"],
  },
  "a field of a body": {
    change: (draft) => {
      schema(draft, "CreateSubscriptionRequest", "properties").label = json({ oneOf: [{ type: "null" }, text] });
    },
    lines: ["Added: `createSubscription()`: `label` in the body"],
  },
  "a value of a parameter, behind a nullable": {
    change: (draft) => {
      const operation = at(draft, "paths", "/invocations/{invocation_id}", "delete");
      operation.parameters = replaceText('"enum":[', '"enum":["Archive",')(at(operation, "parameters"));
    },
    lines: ['Added: `deleteInvocation()`: `mode` in the query, `"Archive"`'],
  },
  "a value of a response": {
    change: (draft) => {
      (schema(draft, "ServiceType", "enum") as unknown as string[]).push("Agent");
    },
    lines: [': `ty` in the response, `"Agent"`'],
  },
  "a status of an error": {
    change: (draft) => {
      const responses = at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post", "responses");
      responses["410"] = json({ description: "It was deleted." });
    },
    lines: ["Added: `pauseVqueue()`: the status 410"],
  },
  "a field that is no longer required": {
    change: (draft) => {
      schema(draft, "CreateSubscriptionRequest").required = json(["source"]);
    },
    lines: ["Changed: `createSubscription()`: `sink` in the body: `required string (uri)` -> `optional string (uri)`"],
  },
  "a column of a table": {
    changeTables: (rows) => [
      ...rows,
      ...rows
        .filter(({ table_name }) => table_name === "state")
        .slice(0, 1)
        .map((row) => ({ ...row, column_name: "fresh", ordinal_position: 99 })),
    ],
    lines: ["Added: `fresh` of the SQL table `state`"],
  },
};

/** What still works with older servers, which is a minor change too. */
export const deprecations: Readonly<Record<string, Mutation>> = {
  "an operation is removed": {
    change: (draft) => {
      delete at(draft, "paths", "/services/{service}/handlers/{handler}").get;
    },
    lines: [
      "Deprecated: `getServiceHandler()`: `GET /services/{service}/handlers/{handler}`, which newer servers do not have",
    ],
  },
  "an operation is deprecated": {
    change: (draft) => {
      at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post").deprecated = json(true);
    },
    lines: ["Deprecated: `pauseVqueue()`"],
  },
  "a field is deprecated": {
    change: (draft) => {
      Object.assign(schema(draft, "CreateSubscriptionRequest", "properties", "sink"), { deprecated: true });
    },
    lines: ["Deprecated: `createSubscription()`: `sink` in the body"],
  },
  "a field of all errors is gone": {
    change: (draft) => {
      delete schema(draft, "ErrorDescriptionResponse", "properties").restate_code;
    },
    lines: [": `restate_code` in the body of a 409, which newer servers do not have"],
  },
  "a status of an error is gone": {
    change: (draft) => {
      delete at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post", "responses")["405"];
    },
    lines: ["Deprecated: `pauseVqueue()`: the status 405, which newer servers do not have"],
  },
};

export const rewording: Readonly<Record<string, Mutation>> = {
  "words are changed": {
    change: (draft) => {
      at(draft, "paths", "/health", "get").summary = json("Whether it is well */ `now` ${too}");
    },
    lines: [],
  },
};
