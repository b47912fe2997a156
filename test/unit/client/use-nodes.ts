import { afterEach } from "vitest";
import { type AdminClient, type ClientOptions, createAdminClient } from "../../../src/index.js";
import { type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";

export interface UsedNodes {
  /** All that the test has started. */
  readonly nodes: LoopbackServer[];
  /** Starts nodes, which are asked in this order: the first is in use, and of two only one is left to go to. */
  startNodes(count: number): Promise<readonly [LoopbackServer, LoopbackServer, ...LoopbackServer[]]>;
  /** Creates a client with the addresses of all nodes. */
  create(options?: ClientOptions): AdminClient;
}

/** Starts nodes for the tests of one file, and closes them after each. */
export function useNodes(): UsedNodes {
  const nodes: LoopbackServer[] = [];
  afterEach(async () => {
    for (const node of nodes.splice(0)) await node.close();
  });
  return {
    nodes,
    async startNodes(count) {
      for (let index = 0; index < count; index++) nodes.push(await startLoopbackServer());
      return nodes as unknown as [LoopbackServer, LoopbackServer];
    },
    create(options = {}) {
      return createAdminClient({ baseUrl: nodes.map(({ url }) => url), serverVersion: false, ...options });
    },
  };
}

/** Lists what a node was asked. */
export function list({ requests }: LoopbackServer): readonly string[] {
  return requests.map(({ method, url }) => `${method} ${url}`);
}
