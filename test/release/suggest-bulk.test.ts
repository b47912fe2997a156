import { expect, it } from "vitest";
import type { JsonObject } from "../../scripts/io/index.js";
import { readOperations } from "../../scripts/model/index.js";
import { suggestBulk } from "../../scripts/release/suggest-bulk.js";

const id = { name: "invocation_id", in: "path", required: true, schema: { type: "string" } };
const call = (operationId: string, more: JsonObject = {}): JsonObject => ({
  operationId,
  parameters: [id],
  responses: { "202": { description: "" } },
  ...more,
});
const body = { content: { "application/json": { schema: {} } } };
const before: JsonObject = {
  openapi: "3.1.0",
  paths: { "/i/{invocation_id}/kill": { patch: call("kill_it", { "x-bulk": true }), put: call("old_one") } },
};

it("names a new operation that could have a bulk function, with the lines to write", () => {
  const paths = {
    ...(before.paths as JsonObject),
    "/i/{invocation_id}/raise": { patch: call("raise_it"), get: call("look_at_it") },
    "/i/{invocation_id}/with": { patch: call("write_it", { requestBody: body }) },
    "/i/{invocation_id}/marked": { patch: call("mark_it", { "x-bulk": true }) },
    "/d/{id}": { patch: call("change_it", { parameters: [{ ...id, name: "id" }] }) },
  };
  expect(suggestBulk(readOperations(before), readOperations({ ...before, paths }))).toEqual([
    [
      "`raiseIt()`, in `schemas/overlays/bulk.yaml`, with what a server does for many:",
      "  ```yaml",
      "  - target: $.paths[*][?@.operationId == 'raise_it']",
      "    update: { x-bulk: { name: ... } }",
      "  ```",
    ].join("\n"),
  ]);
});
