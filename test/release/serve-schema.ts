import { startLoopbackServer } from "../kit/loopback-server.js";
import type { MadeUpSchema } from "./mutation.js";

export interface SchemaServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts what a bump asks of a server: its document, and its SQL tables. */
export async function serveSchema({ document, tables }: MadeUpSchema): Promise<SchemaServer> {
  const server = await startLoopbackServer();
  server.answer = (response, { url }) =>
    response.end(url === "/openapi" ? document : JSON.stringify({ rows: JSON.parse(tables) }));
  return server;
}
