import { once } from "node:events";
import { createServer, type Server } from "node:net";

export const HOST = "127.0.0.1";

export interface Ports {
  readonly services: number;
  readonly admin: number;
  readonly ingress: number;
  readonly node: number;
}

/**
 * Claims four ports in a row. `server` listens on the first port as long as the others are in use, so that two
 * processes of tests never choose the same ports: one would reach the other's Restate.
 *
 * Ports of outgoing connections begin at 32768 on Linux, above these ports, so none is taken between choice and start.
 */
export async function claimPorts(server: Server): Promise<Ports> {
  for (;;) {
    const services = 20_000 + 4 * Math.floor(3_000 * Math.random());
    const [admin, ingress, node] = [services + 1, services + 2, services + 3];
    if (!(await canListen(server, services))) continue;
    const free = await Promise.all([admin, ingress, node].map(isFree));
    if (free.every(Boolean)) return { services, admin, ingress, node };
    await close(server);
  }
}

async function canListen(server: Server, port: number): Promise<boolean> {
  server.listen(port, HOST);
  try {
    await once(server, "listening");
    return true;
  } catch (error) {
    if (Object(error).code !== "EADDRINUSE") throw error;
    return false;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  if (!(await canListen(probe, port))) return false;
  await close(probe);
  return true;
}

function close(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve));
}
