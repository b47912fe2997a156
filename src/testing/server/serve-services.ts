import { randomUUID } from "node:crypto";
import { createServer as createHttp2Server } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";
import type { ServiceDefinition } from "@restatedev/restate-sdk";
import { claimPorts, HOST, type Ports } from "./claim-ports.js";

export interface Services {
  readonly ports: Ports;
  /**
   * The address of the services. No other services have this path: a server does not discover a known address again, even if
   * other services listen on its port.
   */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves services on the first of four ports of this machine; the others are for the Restate that calls them. The services do
 * not keep this process alive.
 *
 * @param services - Without services, the port is only reserved.
 */
export async function serveServices(services: readonly ServiceDefinition<string, unknown>[]): Promise<Services> {
  const server: Server = services.length > 0 ? createHttp2Server(await createHandler(services)) : createServer();
  const connections = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    connections.add(socket.unref());
    socket.once("close", () => connections.delete(socket));
  });
  const ports = await claimPorts(server.unref());
  return {
    ports,
    // The SDK ignores a prefix of its own paths.
    url: `http://${HOST}:${ports.services}/${randomUUID()}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Restate keeps its connections open, and `close` alone would wait for them.
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}

async function createHandler(services: readonly ServiceDefinition<string, unknown>[]) {
  const { createEndpointHandler } = await import("@restatedev/restate-sdk").catch((cause: unknown) => {
    const command = "npm install --save-dev @restatedev/restate-sdk";
    const advice = `${command} (on Node 20, @1.14, because later ones need Node 22)`;
    throw new Error(`startRestate needs the SDK to serve services, and cannot load it: ${advice}`, { cause });
  });
  // No log: expected failures would be noise, and Restate logs the others.
  return createEndpointHandler({ services: [...services], logger: () => {} });
}
