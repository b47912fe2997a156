import { afterAll, beforeEach, vi } from "vitest";
import type { ClientOptions } from "../../../src/index.js";
import { type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { createFrozenClient, type FrozenClient } from "../frozen-client.js";

export interface Nodes {
  /** In the order in which they are asked: the first is in use, and of two only one is left to go to. */
  readonly nodes: readonly [LoopbackServer, LoopbackServer, ...LoopbackServer[]];
  /** Creates a client with the addresses of all nodes. */
  create(options?: ClientOptions): FrozenClient;
}

/**
 * Returns a function that starts nodes for one test of a file. All are closed after the file's last
 * test. There is no backoff.
 */
export function useNodes(): (count: number) => Promise<Nodes> {
  const started: LoopbackServer[] = [];
  beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
  afterAll(() => vi.restoreAllMocks());
  afterAll(() => Promise.all(started.map(({ close }) => close().catch(() => {}))));
  return async (count) => {
    const nodes = await Promise.all(Array.from({ length: count }, startLoopbackServer));
    started.push(...nodes);
    return {
      nodes: nodes as unknown as Nodes["nodes"],
      create: (options = {}) =>
        createFrozenClient({ baseUrl: nodes.map(({ url }) => url), serverVersion: false, ...options }),
    };
  };
}

/** Lists what a node was asked. */
export function list({ requests }: LoopbackServer): readonly string[] {
  return requests.map(({ method, url }) => `${method} ${url}`);
}
