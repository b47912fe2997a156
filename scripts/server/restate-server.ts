/** Starts a real restate-server, isolated from any other Restate on the machine, that ends with this process. */

import { randomUUID } from "node:crypto";
import { chooseFreePorts } from "./free-ports.js";
import { findRestateBinary } from "./restate-binary.js";
import { createNode, type RestateServer, type RestateServerOptions } from "./server-node.js";

export type { RestateServer, RestateServerOptions };

export async function startRestateServer(options: RestateServerOptions): Promise<RestateServer> {
  const [server] = await startNodes(1, options);
  if (server === undefined) throw new Error(`restate-server ${options.version} has no node`);
  return server;
}

/** Starts the nodes of one cluster, all at once, since a node is ready only together with others. */
export async function startNodes(count: number, options: RestateServerOptions): Promise<readonly RestateServer[]> {
  const binary = await findRestateBinary(options.version);
  for (let attempt = 1; ; attempt++) {
    const ports = await (options.choosePorts ?? chooseFreePorts)(count);
    const clusterName = `restate-admin-client-${randomUUID()}`;
    const nodes = ports.map((_, index) => createNode(binary, { clusterName, index, ports }, options));
    try {
      await Promise.all(nodes.map((node) => node.restart()));
      return nodes;
    } catch (error) {
      await Promise.all(nodes.map((node) => node.stop()));
      // A port was free when chosen but taken when bound: EADDRINUSE on Linux and macOS.
      if (attempt === 5 || !nodes.some((node) => /\(os error (98|48)\)/.test(node.logs()))) throw error;
    }
  }
}
