import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningRestate, startRestate } from "../../../../src/testing/server/index.js";
import { newest } from "../../../kit/versions.js";
import { createProgramFolder, MANIFEST, type ProgramFolder, root } from "../program-folder.js";
import { completeBlock, RECIPE, readAllBlocks } from "../read-code-blocks.js";
import { startTlsProxy, type TlsProxy } from "./tls-proxy.js";

const recipes = readAllBlocks(root).filter(({ note }) => note?.startsWith(RECIPE));

/** Has the recipe's spans kept, and fails if they are not what the recipe says. */
const WATCHED_SPANS = `
import assert from "node:assert/strict";
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
await import("./recipe-0.js");
const spans = exporter.getFinishedSpans();
const names = new Map(spans.map((span) => [span.spanContext().spanId, span.name]));
const shown = spans.map(({ name, attributes, status, kind, parentSpanContext }) => {
  const { "server.port": port, "url.full": url, ...rest } = attributes;
  const { RESTATE_ADMIN_URL = "" } = process.env;
  return {
    name,
    kind,
    code: status.code,
    parent: names.get(parentSpanContext?.spanId ?? ""),
    path: typeof url === "string" ? url.replace(RESTATE_ADMIN_URL, "") : undefined,
    isPort: port === undefined || port === Number(new URL(RESTATE_ADMIN_URL).port),
    rest,
  };
});
const request = { "http.request.method": "GET", "server.address": "127.0.0.1" };
assert.deepEqual(shown, [
  {
    name: "GET /version",
    kind: 2,
    code: 0,
    parent: "getVersion",
    path: "/version",
    isPort: true,
    rest: { ...request, "url.template": "/version", "http.response.status_code": 200 },
  },
  { name: "getVersion", kind: 0, code: 0, parent: undefined, path: undefined, isPort: true, rest: {} },
  {
    name: "GET /services/{service}",
    kind: 2,
    code: 2,
    parent: "getService",
    path: "/services/Misspelt",
    isPort: true,
    rest: {
      ...request,
      "url.template": "/services/{service}",
      "http.response.status_code": 404,
      "error.type": "404",
    },
  },
  {
    name: "getService",
    kind: 0,
    code: 2,
    parent: undefined,
    path: undefined,
    isPort: true,
    rest: { "error.type": "AdminResponseError" },
  },
]);
`;

const NO_CERTIFICATE = `
import { createAdminClient } from "restate-admin-client";

await createAdminClient({ maxRetries: 0 }).getVersion();
`;

let folder: ProgramFolder;
let server: RunningRestate;
let tls: TlsProxy;

beforeAll(async () => {
  const starting = startRestate({ version: newest });
  folder = createProgramFolder();
  const { dependencies } = JSON.parse(readFileSync(join(root, "test/package/guides/recipes/package.json"), "utf8"));
  writeFileSync(join(folder.path, "package.json"), JSON.stringify({ ...MANIFEST, dependencies }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: folder.path, stdio: "pipe" });
  recipes.forEach((recipe, index) => {
    folder.write(`recipe-${index}.ts`, completeBlock(recipe));
  });
  folder.write("watch-spans.ts", WATCHED_SPANS);
  server = await starting;
  tls = await startTlsProxy(folder.path, server.adminUrl);
});

afterAll(async () => {
  await tls?.close();
  await server?.stop();
  folder.remove();
});

describe("the recipes that need other packages", () => {
  it.each<[string, readonly string[] | undefined]>([
    ["with the types of the DOM", undefined],
    ["with Node's types alone, whose undici is another one", ["es2022"]],
  ])(
    "compile %s",
    (_, lib) => {
      expect(folder.compile(lib)).toBe("");
    },
    120_000,
  );

  it.each(recipes.map(({ place, source }, index) => [place, source, index] as const))(
    "%s runs",
    async (_, source, index) => {
      const url = source.includes("client-key.pem") ? tls.url : server.adminUrl;
      expect(await folder.run(`recipe-${index}.ts`, { RESTATE_ADMIN_URL: url })).toBe("");
    },
  );

  it("present the client certificate: without it, there is no response", async () => {
    folder.write("no-certificate.ts", NO_CERTIFICATE);
    const env = { RESTATE_ADMIN_URL: tls.url, NODE_EXTRA_CA_CERTS: join(folder.path, "ca.pem") };
    expect(await folder.run("no-certificate.ts", env)).toContain("AdminConnectionError");
  });

  it("create a span for each call, and within it one for each attempt", async () => {
    expect(await folder.run("watch-spans.ts", { RESTATE_ADMIN_URL: server.adminUrl })).toBe("");
  });
});
