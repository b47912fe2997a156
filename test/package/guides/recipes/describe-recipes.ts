import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LiveServer } from "../../../kit/use-server.js";
import { compile } from "../../compile.js";
import { type Consumer, root } from "../../use-consumer.js";
import { completeBlock, RECIPE, readAllBlocks } from "../read-code-blocks.js";
import { SETTINGS, writeProgram } from "../write-program.js";
import { startTlsProxy, type TlsProxy } from "./tls-proxy.js";

const recipes = readAllBlocks(root).filter(({ note }) => note?.startsWith(RECIPE));

const WATCHED_SPANS = `
import assert from "node:assert/strict";
import { trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
await import("./recipe-0.mjs");
const spans = exporter.getFinishedSpans();
const names = new Map(spans.map((span) => [span.spanContext().spanId, span.name]));
const shown = spans.map(({ name, attributes, status, kind, parentSpanContext }) => {
  return { name, kind, code: status.code, parent: names.get(parentSpanContext?.spanId ?? ""), attributes };
});
const { hostname, port } = new URL(process.env.RESTATE_ADMIN_URL ?? "");
const request = { "http.request.method": "GET", "server.address": hostname, "server.port": Number(port) };
const describe = (path: string, template: string, status: number) => ({
  ...{ ...request, "url.full": process.env.RESTATE_ADMIN_URL + path, "url.template": template },
  "http.response.status_code": status,
});
const found = describe("/version", "/version", 200);
const missing = { ...describe("/services/Misspelt", "/services/{service}", 404), "error.type": "404" };
const refused = { "error.type": "AdminResponseError" };
assert.deepEqual(shown, [
  { name: "GET /version", kind: 2, code: 0, parent: "getVersion", attributes: found },
  { name: "getVersion", kind: 0, code: 0, parent: undefined, attributes: {} },
  { name: "GET /services/{service}", kind: 2, code: 2, parent: "getService", attributes: missing },
  { name: "getService", kind: 0, code: 2, parent: undefined, attributes: refused },
]);
`;

const WATCHED_HEADERS = `
import assert from "node:assert/strict";
import { propagation } from "@opentelemetry/api";

const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
propagation.setGlobalPropagator({
  inject: (_, carrier, setter) => setter.set(carrier, "traceparent", traceparent),
  extract: (context) => context,
  fields: () => ["traceparent"],
});
const sent: unknown[] = [];
const { fetch } = globalThis;
globalThis.fetch = async (url, init) => {
  sent.push(Object(init).headers.traceparent);
  return fetch(url, init);
};
await import("./RECIPE.mjs");
assert.deepEqual(sent, [traceparent]);
`;

/** Follows the recipe. Fails unless a cancelled query stops its request, and a failing query is sent once. */
const WATCHED_QUERY = `
const signals: AbortSignal[] = [];
globalThis.fetch = (_, init) => {
  const { signal } = init as { signal: AbortSignal };
  signals.push(signal);
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
};
const cancelled = queryClient.fetchQuery(countOptions({ service: "Cancelled" })).catch(() => "cancelled");
await new Promise((resolve) => setTimeout(resolve, 50));
await queryClient.cancelQueries();
const seen = [await cancelled, signals.map(({ aborted }) => aborted).join()];
let count = 0;
globalThis.fetch = async () => {
  count++;
  return new Response(null, { status: 503 });
};
await queryClient.fetchQuery({ ...countOptions({ service: "Failing" }), retry: false }).catch(() => {});
if (seen.join() !== "cancelled,true" || count !== 1) throw new Error(seen.join() + " " + count);
`;

const nameRecipe = (text: string): string => {
  const index = recipes.findIndex(({ source }) => source.includes(text));
  if (index < 0) throw new Error(`no recipe has ${text}`);
  return `recipe-${index}`;
};

const NO_CERTIFICATE = `
import { createAdminClient } from "restate-admin-client";

await createAdminClient({ maxRetries: 0 }).getVersion();
`;

export function describeRecipes(consumer: Consumer, server: LiveServer): void {
  describe("the recipes that need other packages", () => {
    const folder = join(consumer.folder, "recipes");
    let tls: TlsProxy;

    beforeAll(async () => {
      mkdirSync(folder);
      copyFileSync(join(root, "test/package/guides/recipes/package.json"), join(folder, "package.json"));
      const install = ["install", "--no-audit", "--no-fund", consumer.tarball];
      execFileSync("npm", install, { cwd: folder, stdio: "pipe" });
      recipes.forEach((recipe, index) => {
        writeProgram(folder, `recipe-${index}`, completeBlock(recipe));
      });
      writeProgram(folder, "watch-spans", WATCHED_SPANS);
      writeProgram(folder, "watch-headers", WATCHED_HEADERS.replace("RECIPE", nameRecipe("propagation.inject")));
      const query = recipes.find(({ source }) => source.includes("queryOptions"));
      if (query) writeProgram(folder, "watch-query", `${completeBlock(query)}${WATCHED_QUERY}`);
      tls = await startTlsProxy(folder, server.adminUrl);
    });
    afterAll(() => tls?.close());

    function run(name: string, adminUrl: string, own: Readonly<Record<string, string>> = {}): Promise<unknown> {
      const env = { PATH: process.env.PATH, RESTATE_ADMIN_URL: adminUrl, ...own };
      return promisify(execFile)("node", ["--enable-source-maps", `${name}.mjs`], { cwd: folder, env });
    }

    it.each<[string, readonly string[]]>([
      ["with the types of the DOM", ["es2022", "dom", "dom.iterable"]],
      ["with Node's types alone, whose undici is another one", ["es2022"]],
    ])("compile %s", async (_, lib) => {
      const watching = ["watch-spans.mts", "watch-headers.mts", "watch-query.mts"];
      const files = [...watching, ...recipes.map((_, index) => `recipe-${index}.mts`)];
      expect(await compile(folder, "typescript", files, { ...SETTINGS, lib })).toBe("");
    });

    it.each(recipes.map(({ place, source }, index) => [place, source, index] as const))(
      "%s runs",
      async (_, source, index) => {
        await run(`recipe-${index}`, source.includes("client-key.pem") ? tls.url : server.adminUrl);
      },
    );

    it("present the client certificate: without it, there is no response", async () => {
      writeProgram(folder, "no-certificate", NO_CERTIFICATE);
      const env = { NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") };
      // Node 20 may wait although the server has ended the connection.
      await expect(run("no-certificate", tls.url, env)).rejects.toThrow(/Admin(Connection|Timeout)Error/);
    });

    it("send what a propagator writes to a proxy", async () => {
      await run("watch-headers", server.adminUrl);
    });

    it("stop the query of a component that unmounts, and leave retries to TanStack Query", async () => {
      await run("watch-query", server.adminUrl);
    });

    it("create a span for each call, and within it one for each attempt", async () => {
      await run("watch-spans", server.adminUrl);
    });
  });
}
