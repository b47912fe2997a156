import { once } from "node:events";
import type { Server } from "node:net";

/** Lets a server listen on 127.0.0.1, and returns its address. Default: a port that is free. */
export async function listen(server: Server, port = 0): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}
