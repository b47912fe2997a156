import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, expect } from "vitest";
import { createClient, type OperationPromise } from "../../../src/index.js";
import { answerJson, type SeenRequest } from "../../kit/loopback-server.js";
import { root, useProjectFolder } from "../../kit/use-folder.js";
import { type UsedLoopbackServer, useLoopbackServer } from "../../kit/use-loopback-server.js";
import { generateOrThrow } from "../generate/run-generator.js";

export interface UsedClient {
  /** Answers `200 {}` unless told otherwise. */
  readonly server: UsedLoopbackServer;
  /** Calls a generated function, by its fixture and its name: `parameters getPart`. */
  call(name: string, ...args: readonly unknown[]): OperationPromise<unknown>;
  /** Calls the function, and returns the only request that it sent. */
  send(name: string, ...args: readonly unknown[]): Promise<SeenRequest>;
  /** What the index of the fixture's client exports. */
  list(fixture: string): Readonly<Record<string, unknown>>;
}

/** Loads the clients of the hostile documents with these names, for the tests of one file. */
export function useFixtureClients(...names: readonly string[]): UsedClient {
  const server = useLoopbackServer();
  const folder = useProjectFolder("fixture-clients");
  const modules = new Map<string, Readonly<Record<string, unknown>>>();
  beforeAll(async () => {
    for (const name of names) {
      const fixture = join(root, "test/fixtures/hostile", `${name}.yaml`);
      const out = await generateOrThrow(fixture, join(folder, name), "--no-overlays");
      modules.set(name, await import(pathToFileURL(join(out, "index.ts")).href));
    }
  });
  beforeEach(() => {
    server.answer = (response) => answerJson(response, 200, {});
  });

  const list = (fixture: string) => modules.get(fixture) ?? {};
  const call: UsedClient["call"] = (name, ...args) => {
    const [fixture = "", own = ""] = name.split(" ");
    const { [own]: called } = list(fixture);
    if (typeof called !== "function") throw new Error(`there is no ${name}`);
    return called(createClient({ baseUrl: server.url }), ...args);
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
