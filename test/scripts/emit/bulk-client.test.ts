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

const THINGS = document({
  "/a/{thing-id}": {
    operationId: "paint",
    description: "Paints it */ red.",
    parameters: [id, query("color", true)],
    "x-bulk": true,
  },
  "/b/{thing-id}": {
    operationId: "send",
    deprecated: true,
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
});

/** Emits a client into a folder, where it can be imported. */
async function generate(name: string, content: JsonObject) {
  const out = join(folder, name);
  const files = await emitClient([content], relative(out, join(root, "src/runtime.js")));
  for (const [file, text] of files) put(out, file, text);
  return { files, load: () => import(pathToFileURL(join(out, "bulk.ts")).href) };
}

describe("the functions for many", () => {
  let client: Awaited<ReturnType<typeof generate>>;
  beforeAll(async () => {
    client = await generate("things", THINGS);
  });

  it("are there for what is marked, and are no part of the index", () => {
    const text = client.files.get("bulk.ts");
    expect(text?.match(/^export function \w+/gm)).toEqual([
      "export function drops",
      "export function paints",
      "export function sendAll",
    ]);
    expect(client.files.get("index.ts")).not.toContain("bulk");
  });

  it("need the options that the operation needs, and have its words", () => {
    const text = client.files.get("bulk.ts");
    for (const options of ["BulkOptions & PaintOptions", "BulkOptions = {}"]) {
      expect(text).toContain(
        `targets: BulkTargets, options: ${options}): Promise<BulkResult<Record<string, unknown>>>`,
      );
    }
    expect(text).toContain(
      " * Applies {@link paint} to many targets: one request for each.\n *\n * Paints it *\\/ red.",
    );
    expect(text).toContain(" * @deprecated Like {@link send}.");
    // What is not idempotent.
    expect(text?.match(/look at it before you repeat/g)).toHaveLength(2);
  });

  it("send one request for several where the operation has an endpoint for that", async () => {
    server.answer = (response, { body }) =>
      answerJson(response, 200, { succeeded: JSON.parse(body).invocation_ids, failed: [] });
    const own = createClient({ baseUrl: server.url });
    const { drops } = await client.load();
    expect(await drops(own, ["x", "y", "z", "w"], { why: "old", concurrency: 2 })).toMatchObject({
      succeeded: { length: 4 },
    });
    expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/d", '{"why":"old","invocation_ids":["x","y"]}'],
      ["POST", "/d", '{"why":"old","invocation_ids":["z","w"]}'],
    ]);
  });

  it("do what they are made of", async () => {
    const own = createClient({ baseUrl: server.url });
    const { paints, sendAll } = await client.load();
    expect(await paints(own, ["x"], { color: "red" })).toMatchObject({ succeeded: [{ id: "x", data: {} }] });
    await sendAll(own, ["y"]);
    expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/a/x?color=red", ""],
      ["POST", "/b/y", ""],
    ]);
  });
});

it("where nothing is marked, there is no such file", async () => {
  const { files } = await generate("plain", document({ "/c/{thing-id}": { operationId: "look", parameters: [id] } }));
  expect([files.has("index.ts"), files.has("bulk.ts")]).toEqual([true, false]);
});

it("a parameter with the name of an option of the whole has a name of its own, and is sent", async () => {
  const operation = { operationId: "stop", parameters: [id, query("dryRun", false)], "x-bulk": true };
  const client = await generate("taken", document({ "/a/{thing-id}": operation }));
  const { stops } = await client.load();
  await stops(createClient({ baseUrl: server.url }), ["x"], { dryRun_: "all", dryRun: false });
  expect(server.requests.map(({ method, url }) => [method, url])).toEqual([["POST", "/a/x?dryRun=all"]]);
});
