import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answerJson } from "../../loopback-server.js";
import { useLoopbackServer } from "../../unit/use-loopback-server.js";
import { generateOrThrow, readFolder } from "../generate/run-generator.js";
import { put, useProjectFolder } from "../use-folder.js";
import { useEmptyProject } from "./empty-project.js";

const project = useEmptyProject();
const server = useLoopbackServer();
const folder = useProjectFolder("other-client-test");
const client = join(project.folder, "src/client");

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const NAMES = { type: "object", properties: { name: { type: "string" }, tags: { type: "array", items: {} } } };
/** Long enough to need a name. */
const LONG = { type: "object", properties: { a: NAMES, b: NAMES, c: NAMES, description: { type: "string" } } };

/** A document whose names are those of Restate's client, to which they must not give way. */
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Train Travel API", version: "1.0.0" },
  servers: [
    { url: "/relative" },
    { url: "https://{region}.trains.example/v1", variables: { region: { default: "eu" } } },
  ],
  paths: {
    "/invocations/{id}": {
      get: {
        operationId: "get_invocation",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: { description: "found", ...json({ $ref: "#/components/schemas/Invocation" }) },
          404: { description: "gone", ...json({ ...LONG, properties: { ...LONG.properties, error: NAMES } }) },
        },
      },
    },
    "/state": {
      get: {
        operationId: "read_state",
        parameters: [
          { name: "since", in: "query", schema: { type: "string" } },
          { name: "order", in: "query", schema: { enum: ["a".repeat(60), "b".repeat(60)] } },
        ],
        responses: { 200: { description: "", ...json(LONG) } },
      },
      post: {
        operationId: "health",
        requestBody: { required: true, ...json(LONG) },
        responses: { 204: { description: "" } },
      },
    },
  },
  components: { schemas: { Invocation: NAMES, SqlRow: NAMES, AdminResponseError: NAMES, JournalEntry: NAMES } },
};

const PROGRAM = `
import { type Invocation, createClient, getInvocation, health, isClientResponseError, readState } from "./client/index.js";
import type { AdminResponseError, HealthBody, JournalEntry, ReadStateOptions, SqlRow } from "./client/index.js";

export const options: ReadStateOptions = { since: "today" };
export const rows: readonly (SqlRow | JournalEntry | AdminResponseError)[] = [{ name: "a" }];
const body: HealthBody = { a: { name: "b" } };
const client = createClient(process.argv[2] ? { baseUrl: process.argv[2], maxRetries: 0 } : {});
const found: Invocation = await getInvocation(client, "i").catch((error: unknown) => {
  if (isClientResponseError(error, "getInvocation")) return error.body.error ?? {};
  throw error;
});
await health(client, body);
const state = await readState(client, options).catch((error: Error) => error.message);
const omitted = await readState(client, { since: "never" }).catch((error: Error) => error.message);
console.log(JSON.stringify({ found, state, isOmitted: omitted === undefined }));
`;

beforeAll(async () => {
  await generateOrThrow(put(folder, "trains.json", DOCUMENT), client, "--no-overlays");
  put(project.folder, "src/program.ts", `declare const process: { argv: string[] };\n${PROGRAM}`);
});

describe("a client of another API, in an empty project", () => {
  it.each<[string, object]>([
    ["strict", { skipDefaultLibCheck: true }],
    [
      "everything that is strict",
      {
        skipLibCheck: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
        noImplicitOverride: true,
        noImplicitReturns: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        verbatimModuleSyntax: true,
        erasableSyntaxOnly: true,
        isolatedModules: true,
      },
    ],
    ["isolatedDeclarations", { skipLibCheck: true, declaration: true, isolatedDeclarations: true }],
    ["a bundler", { skipLibCheck: true, module: "esnext", moduleResolution: "bundler" }],
  ])("compiles under %s", (_, options) => expect(project.compile({ ...options, noEmit: true })).toEqual([]), 180_000);

  it("calls with nothing that was meant for Restate", async () => {
    expect(project.compile({ skipLibCheck: true })).toEqual([]);
    server.answer = (response, request) => {
      if (request.url?.startsWith("/invocations")) return answerJson(response, 404, { error: { name: "gone" } });
      if (request.url?.endsWith("never")) return response.writeHead(200, { "content-type": "application/json" }).end();
      return request.method === "POST" ? response.writeHead(204).end() : answerJson(response, 200, { a: {} });
    };
    const env = { RESTATE_AUTH_TOKEN: "secret", RESTATE_ADMIN_URL: "http://127.0.0.1:1" };
    const printed = await project.run("dist/program.js", env).catch((error: Error) => error.message);
    expect(printed).toContain("https://eu.trains.example/v1/invocations/i");
    server.requests.length = 0;
    expect(JSON.parse(await project.run("dist/program.js", env, server.url))).toEqual({
      found: { name: "gone" },
      state: { a: {} },
      isOmitted: true,
    });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /invocations/i",
      "POST /state",
      "GET /state?since=today",
      "GET /state?since=never",
    ]);
    expect(JSON.stringify(server.requests)).not.toContain("secret");
  }, 180_000);
});

describe("its source", () => {
  it("has not a word of Restate", async () => {
    const sources = Object.entries(await readFolder(client)).filter(([name]) => name.endsWith(".ts"));
    const words = /restate|9070|\badmin\b|deployment|\bjournal\b|resumeInvocation|META\d/i;
    const found = sources.filter(([name, text]) => words.test(name + text.replaceAll("AdminResponseError", "")));
    expect(found.map(([name]) => name)).toEqual([]);
  });

  it("asks for no address where the document names one, and reads no environment", async () => {
    const text = Object.values(await readFolder(client)).join("\n");
    expect(text).toContain('"https://eu.trains.example/v1"');
    expect(text).not.toMatch(/process\W*\.\W*env/);
  });

  it("names types that the document leaves without a name, once each", () => {
    const types = readFileSync(join(client, "operation-types.ts"), "utf8");
    expect([...types.matchAll(/export (?:type|interface) (\w+)/g)].map(([, name]) => name)).toEqual([
      "HealthBody",
      "ReadStateOrder",
      "GetInvocation404",
    ]);
  });
});

it("a document without a server makes baseUrl required", async () => {
  const { servers: _, ...document } = DOCUMENT;
  const out = await generateOrThrow(
    put(folder, "serverless.json", document),
    join(folder, "serverless"),
    "--no-overlays",
  );
  expect(readFileSync(join(out, "client.ts"), "utf8")).toContain("createClient(options: ClientOptions): Client");
  const { createClient } = await import(join(out, "index.ts"));
  expect(() => createClient({})).toThrow(new TypeError("baseUrl is required: the OpenAPI document names no server"));
});
