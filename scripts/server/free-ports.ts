/** Chooses free ports on the loopback address that the system does not assign to other connections later. */

import { createServer } from "node:net";

const loopback = "127.0.0.1";

export interface RestatePorts {
  readonly admin: number;
  readonly ingress: number;
  readonly node: number;
}

/**
 * Chooses ports for a number of servers, all different, below the range for outgoing connections, which starts at 32768
 * on Linux and 49152 on macOS. So none is taken while a server restarts.
 */
export async function chooseFreePorts(servers: number): Promise<readonly RestatePorts[]> {
  const ports = new Set<number>();
  while (ports.size < 3 * servers) ports.add(await chooseFreePort());
  const free = [...ports];
  return Array.from({ length: servers }, (_, index) => {
    const [admin = 0, ingress = 0, node = 0] = free.slice(3 * index);
    return { admin, ingress, node };
  });
}

export async function chooseFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, loopback, () => probe.close(() => resolve(true)));
  });
}
