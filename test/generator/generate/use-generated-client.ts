import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { generate } from "../../../scripts/generate/generate.js";
import type { AdminPromise } from "../../../src/index.js";
import { answerJson, type SeenRequest } from "../../loopback-server.js";
import { type UsedLoopbackServer, useLoopbackServer } from "../../unit/use-loopback-server.js";

export interface UsedClient {
  /** Answers `200 {}` unless told otherwise. */
  readonly server: UsedLoopbackServer;
  /** Calls a generated function, by its fixture and its name: `parameters getItem`. */
  call(name: string, ...args: unknown[]): AdminPromise<unknown>;
  /** Calls the function, and returns the only request that it sent. */
  send(name: string, ...args: unknown[]): Promise<SeenRequest>;
  /** What the index that was generated from a fixture exports. */
  list(fixture: string): Readonly<Record<string, unknown>>;
}

/** What is generated from each of these files in test/fixtures, for the tests of one file. */
export function useGeneratedClient(fixtures: readonly string[]): UsedClient {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const server = useLoopbackServer();
  const modules = new Map<string, Readonly<Record<string, unknown>>>();
  let folder = "";

  beforeAll(async () => {
    mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
    folder = mkdtempSync(join(root, "node_modules/.cache/generated-client-"));
    for (const fixture of fixtures) {
      const schema = join(root, "test/fixtures", `${fixture}.yaml`);
      const out = join(folder, fixture);
      await generate({ schema, out, overlays: [], lint: "off", check: false, help: false }, () => {});
      modules.set(basename(fixture), await import(pathToFileURL(join(out, "index.ts")).href));
    }
  });
  beforeEach(() => {
    server.answer = (response) => answerJson(response, 200, {});
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const list = (fixture: string) => modules.get(fixture) ?? {};
  const call: UsedClient["call"] = (name, ...args) => {
    const [fixture = "", own = ""] = name.split(" ");
    const { [own]: generated, createClient } = list(fixture);
    if (typeof generated !== "function" || typeof createClient !== "function") {
      throw new Error(`${name} was not generated`);
    }
    return generated(createClient({ baseUrl: server.url }), ...args);
  };
  const send: UsedClient["send"] = async (name, ...args) => {
    await call(name, ...args);
    expect(server.requests).toHaveLength(1);
    const [request] = server.requests;
    if (!request) throw new Error("nothing was sent");
    return request;
  };
  return { server, call, send, list };
}
