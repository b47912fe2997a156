import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

export interface ServedFolder {
  readonly url: string;
  close(): void;
}

/** Serves the files of a folder on this machine, each as it is; anything else is a 404. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const body = await readFile(join(folder, decodeURIComponent(pathname))).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[body ? extname(pathname) : ""] ?? "text/plain" });
    response.end(body ?? "not found");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The folder is not served on a port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
