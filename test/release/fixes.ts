import { at, type Draft, json, operation, schema, text } from "./draft.js";

/** What Restate could fix in its document of what we correct there, and the actions that end with it. */
export interface Fix {
  readonly change: (draft: Draft) => void;
  readonly ended: readonly string[];
}

/** Each correction that changes a type. */
export const fixes: Readonly<Record<string, Fix>> = {
  "deployment is a string": {
    change: (draft) => {
      for (const id of ["resume_invocation", "restart_as_new_invocation"]) {
        const parameters = Object.values(at(operation(draft, id), "parameters"));
        const found = parameters.find(({ name }) => name === json("deployment"));
        // From 1.8 on it is right.
        if (JSON.stringify(found?.schema).includes('"Id"')) Object.assign(found ?? {}, { schema: text });
      }
    },
    ended: ["request-types.yaml, action 0", "request-types.yaml, action 1"],
  },
  "state is a string or bytes": {
    change: (draft) => {
      const bytes = { type: "array", items: { type: "integer", minimum: 0, maximum: 255 } };
      const state = schema(draft, "ModifyServiceStateRequest", "properties", "new_state");
      state.additionalProperties = json({ anyOf: [text, bytes] });
    },
    ended: ["request-types.yaml, action 2", "request-types.yaml, action 3"],
  },
  "an update matches any of its schemas": {
    change: (draft) => {
      const update = schema(draft, "UpdateDeploymentRequest");
      update.anyOf = at(update, "oneOf");
      delete update.oneOf;
    },
    ended: ["request-types.yaml, action 4", "request-types.yaml, action 5", "request-types.yaml, action 6"],
  },
  "an identity token is an object": {
    change: (draft) => {
      const { oneOf, ...rest } = schema(draft, "HttpAuth");
      schema(draft).HttpAuth = { ...rest, ...at(oneOf ?? {}, "0") };
    },
    ended: ["document-defects.yaml, action 1", "document-defects.yaml, action 2"],
  },
  "rows have a schema": {
    change: (draft) => {
      schema(draft).QueryResponse = json({
        type: "object",
        required: ["rows"],
        properties: { rows: { type: "array", items: { type: "object", additionalProperties: true } } },
      });
      const media = at(operation(draft, "query"), "responses", "200", "content", "application/json");
      media.schema = json({ $ref: "#/components/schemas/QueryResponse" });
    },
    ended: ["response-bodies.yaml, action 0", "response-bodies.yaml, action 1"],
  },
  "an OpenAPI document is an object": {
    change: (draft) => {
      const media = at(operation(draft, "get_service_openapi"), "responses", "200", "content", "application/json");
      media.schema = json({ type: "object", additionalProperties: true });
    },
    ended: ["response-bodies.yaml, action 2"],
  },
  "a refused deletion has no body": {
    change: (draft) => {
      delete at(operation(draft, "delete_deployment"), "responses", "501").content;
    },
    ended: ["response-bodies.yaml, action 3"],
  },
  "deletions document no status that never comes": {
    change: (draft) => {
      for (const status of ["404", "409"]) {
        delete at(operation(draft, "delete_invocation"), "responses")[status];
        for (const id of ["pause_vqueue", "resume_vqueue"]) delete at(operation(draft, id), "responses")[status];
      }
    },
    ended: ["error-responses.yaml, action 12", "error-responses.yaml, action 13"],
  },
};
