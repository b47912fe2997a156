import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { createClient } from "../../../src/client/client.js";
import { answerJson } from "../../kit/loopback-server.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { emitClient } from "./emit-client.js";

const folder = useProjectFolder("bulk-client-test");
const server = useLoopbackServer();

const id = { name: "thing-id", in: "path", required: true, schema: { type: "string" } };
const query = (name: string, required: boolean) => ({ name, in: "query", required, schema: { type: "string" } });
const responses = { "200": { description: "", content: { "application/json": { schema: { type: "object" } } } } };

function document(operations: Readonly<Record<string, object>>): JsonObject {
  const paths = Object.entries(operations).map(([path, operation]) => [path, { post: { responses, ...operation } }]);
  return { openapi: "3.1.0", paths: Object.fromEntries(paths) };
}

const operations = {
  "/a/{thing-id}": {
    operationId: "paint",
    description: "Paints it */ red.",
    parameters: [id, query("color", true)],
    "x-bulk": true,
  },
  "/b/{thing-id}": {
    operationId: "send",
    deprecated: true,
    description: "Sends it.\n\n@deprecated Use `post`.",
    parameters: [id],
    requestBody: {
      content: { "application/json": { schema: { type: "object", properties: { force: { type: "boolean" } } } } },
    },
    "x-bulk": { name: "sendAll", unchanged: [{ status: 409, reason: "sent" }] },
    "x-retry": { idempotent: true, unless: { body: { force: true } } },
  },
  "/c/{thing-id}": { operationId: "look", parameters: [id] },
  "/d/{thing-id}": {
    operationId: "drop",
    parameters: [id, query("why", false)],
    responses: { "204": { description: "" } },
    "x-bulk": { batch: { path: "/d", options: ["why"] } },
  },
  "/e/{thing-id}": { operationId: "stop", parameters: [id, query("dryRun", false)], "x-bulk": true },
};
const wrap = { operationId: "wrap", parameters: [id], "x-bulk": true };
const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
/** The first version has an operation without its body. */
const VERSIONS = [{}, { requestBody }].map((more) =>
  document({ ...operations, "/f/{thing-id}": { ...wrap, ...more } }),
);

describe("the functions for many", () => {
  let files: ReadonlyMap<string, string>;
  let functions: Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;
  beforeAll(async () => {
    files = await emitClient(VERSIONS, relative(folder, join(root, "src/runtime.js")));
    for (const [file, text] of files) put(folder, file, text);
    functions = await import(pathToFileURL(join(folder, "bulk.ts")).href);
  });

  it("exist for marked operations, and are not part of the index", () => {
    expect(Object.keys(functions).sort()).toEqual(["drops", "paints", "sendAll", "stops", "wraps"]);
    expect(files.get("index.ts")).not.toContain("bulk");
  });

  it("have the description of the operation", () => {
    const text = files.get("bulk.ts");
    expect(text).toContain(
      " * Applies {@link paint} to many targets: one request for each.\n *\n * Paints it *\\/ red.",
    );
    expect(text?.match(/.*@deprecated.*/g)).toEqual([" * @deprecated Like {@link send}."]);
    // An operation that is not idempotent.
    expect(text?.match(/look at it before you repeat/g)).toHaveLength(4);
  });

  it.each<[string, { name: string; ids?: readonly string[]; options?: object; sent: readonly string[] }]>([
    [
      "a parameter with the name of an option of the whole",
      { name: "stops", options: { dryRun_: "all", dryRun: false }, sent: ["POST /e/y?dryRun=all "] },
    ],
    [
      "a body that is newer than its operation",
      { name: "wraps", options: { body: { in: "paper" } }, sent: ['POST /f/y {"in":"paper"}'] },
    ],
    [
      "several ids, where the operation has an endpoint for that",
      {
        name: "drops",
        ids: ["x", "y", "z", "w"],
        options: { why: "old", concurrency: 2 },
        sent: ['POST /d {"why":"old","invocation_ids":["x","y"]}', 'POST /d {"why":"old","invocation_ids":["z","w"]}'],
      },
    ],
  ])("send %s", async (_, { name, ids = ["y"], options = {}, sent }) => {
    server.answer = (response, { body }) =>
      answerJson(response, 200, body === "" ? {} : { succeeded: JSON.parse(body).invocation_ids, failed: [] });
    expect(
      await functions[name]?.(createClient({ baseUrl: server.url, serverVersion: "2.0.0" }), ids, options),
    ).toMatchObject({
      succeeded: { length: ids.length },
    });
    expect(server.requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual(sent);
  });
});
