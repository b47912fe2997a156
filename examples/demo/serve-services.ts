import { once } from "node:events";
import { createServer, type ServerHttp2Session } from "node:http2";
import { createEndpointHandler, type ServiceDefinition } from "@restatedev/restate-sdk";

export interface ServedServices {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves services as a deployment, on a free port of this machine. */
export async function serveServices(...services: ServiceDefinition<string, unknown>[]): Promise<ServedServices> {
  // No log: the demo reads failures from Restate.
  const server = createServer(createEndpointHandler({ services, logger: () => {} }));
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The service is not listening on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      // Restate keeps its connections open, and close() alone would wait for them.
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
