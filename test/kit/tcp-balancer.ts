import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { listen } from "./listen.js";

/** How often a node is checked, and how long it may take to answer, in milliseconds. */
const INTERVAL = 500;
const PATIENCE = 1_000;

export interface TcpBalancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a balancer before a cluster: it passes connections to the nodes that answer, in turn, and ends those of other nodes. */
export async function startTcpBalancer(nodes: readonly string[]): Promise<TcpBalancer> {
  const healthy = new Set(nodes);
  const open = new Map<Socket, string>();
  const stop = new AbortController();
  let turn = 0;

  const check = async (node: string): Promise<void> => {
    while (!stop.signal.aborted) {
      const isHealthy = await fetch(`${node}/health`, { signal: AbortSignal.timeout(PATIENCE) }).then(
        (response) => response.ok,
        () => false,
      );
      if (isHealthy) healthy.add(node);
      else healthy.delete(node);
      if (!isHealthy) for (const [socket, of] of open) if (of === node) socket.destroy();
      await delay(INTERVAL, undefined, { signal: stop.signal }).catch(() => {});
    }
  };

  const server = createServer((socket) => {
    const usable = nodes.filter((node) => healthy.has(node));
    const node = usable[turn++ % usable.length];
    if (node === undefined) return void socket.destroy();
    const { hostname, port } = new URL(node);
    const upstream = connect(Number(port), hostname);
    open.set(socket, node);
    const end = () => {
      open.delete(socket);
      socket.destroy();
      upstream.destroy();
    };
    for (const each of [socket, upstream]) each.on("error", end).on("close", end);
    socket.pipe(upstream).pipe(socket);
  });
  const url = await listen(server);
  const checks = nodes.map(check);
  return {
    url,
    async close() {
      stop.abort();
      for (const socket of open.keys()) socket.destroy();
      server.close();
      await Promise.all(checks);
    },
  };
}
