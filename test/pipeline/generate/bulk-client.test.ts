import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createClient } from "../../../src/client/client.js";
import { answerJson } from "../../kit/loopback-server.js";
import { put, useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { compile } from "./compile.js";
import { generateOrThrow } from "./run-generator.js";

const folder = useProjectFolder("bulk-client-test");
const server = useLoopbackServer();

const id = { name: "thing-id", in: "path", required: true, schema: { type: "string" } };
const query = (name: string, required: boolean) => ({ name, in: "query", required, schema: { type: "string" } });
const responses = { "200": { description: "", content: { "application/json": { schema: { type: "object" } } } } };

/** A document of this package's API: a client of another has no bulk functions. */
function document(operations: Readonly<Record<string, object>>): object {
  const paths = Object.entries(operations).map(([path, operation]) => [path, { post: { responses, ...operation } }]);
  return {
    openapi: "3.1.0",
    info: { title: "Admin API", description: "Of Restate.", version: "1" },
    paths: Object.fromEntries(paths),
  };
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

function generate(name: string, content: object): Promise<string> {
  return generateOrThrow(put(folder, `${name}.json`, content), join(folder, name), "--no-overlays");
}

describe("the functions for many", () => {
  let out: string;
  beforeAll(async () => {
    out = await generate("things", THINGS);
  });

  it("compile under strict", () => expect(compile(join(out, "bulk.ts"))).toEqual([]));

  it("are there for what is marked, and are no part of the index", () => {
    const text = readFileSync(join(out, "bulk.ts"), "utf8");
    expect(text.match(/^export function \w+/gm)).toEqual([
      "export function drops",
      "export function paints",
      "export function sendAll",
    ]);
    expect(readFileSync(join(out, "index.ts"), "utf8")).not.toContain("bulk");
  });

  it("need the options that the operation needs, and have its words", () => {
    const text = readFileSync(join(out, "bulk.ts"), "utf8");
    for (const options of ["BulkOptions & PaintOptions", "BulkOptions = {}"]) {
      expect(text).toContain(
        `  targets: BulkTargets,\n  options: ${options},\n): Promise<BulkResult<Record<string, unknown>>>`,
      );
    }
    expect(text).toContain(
      " * Applies {@link paint} to many targets: one request for each.\n *\n * Paints it *\\/ red.",
    );
    expect(text).toContain(" * @deprecated Like {@link send}.");
    // What is not idempotent.
    expect(text.match(/look at it before you repeat/g)).toHaveLength(2);
  });

  it("send one request for several where the operation has an endpoint for that", async () => {
    server.answer = (response, { body }) =>
      answerJson(response, 200, { succeeded: JSON.parse(body).invocation_ids, failed: [] });
    const client = createClient({ baseUrl: server.url });
    const { drops } = await import(pathToFileURL(join(out, "bulk.ts")).href);
    expect(await drops(client, ["x", "y", "z", "w"], { why: "old", concurrency: 2 })).toMatchObject({
      succeeded: { length: 4 },
    });
    expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/d", '{"why":"old","invocation_ids":["x","y"]}'],
      ["POST", "/d", '{"why":"old","invocation_ids":["z","w"]}'],
    ]);
  });

  it("do what they are made of", async () => {
    const client = createClient({ baseUrl: server.url });
    const { paints, sendAll } = await import(pathToFileURL(join(out, "bulk.ts")).href);
    expect(await paints(client, ["x"], { color: "red" })).toMatchObject({ succeeded: [{ id: "x", data: {} }] });
    await sendAll(client, ["y"]);
    expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/a/x?color=red", ""],
      ["POST", "/b/y", ""],
    ]);
  });
});

it("where nothing is marked, there is no such file", async () => {
  const out = await generate("plain", document({ "/c/{thing-id}": { operationId: "look", parameters: [id] } }));
  expect([existsSync(join(out, "index.ts")), existsSync(join(out, "bulk.ts"))]).toEqual([true, false]);
});

it("a parameter with the name of an option of the whole has a name of its own, and is sent", async () => {
  const operation = { operationId: "stop", parameters: [id, query("dryRun", false)], "x-bulk": true };
  const out = await generate("taken", document({ "/a/{thing-id}": operation }));
  expect(compile(join(out, "bulk.ts"))).toEqual([]);
  const { stops } = await import(pathToFileURL(join(out, "bulk.ts")).href);
  await stops(createClient({ baseUrl: server.url }), ["x"], { dryRun_: "all", dryRun: false });
  expect(server.requests.map(({ method, url }) => [method, url])).toEqual([["POST", "/a/x?dryRun=all"]]);
});
