import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface TlsProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** A certificate from `openssl req -x509` for localhost. It is its own authority, and valid from 2020 to 2120. */
function readFixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../fixtures/tls/${name}`, import.meta.url)), "utf8");
}

/**
 * Starts a proxy that only accepts clients with a certificate. Writes `ca.pem`, `client.pem` and `client-key.pem` for them.
 * One certificate is the authority, the client's and the server's.
 */
export async function startTlsProxy(folder: string, target: string): Promise<TlsProxy> {
  const cert = readFixture("localhost.pem");
  const key = readFixture("localhost-key.pem");
  for (const [name, text] of Object.entries({ "ca.pem": cert, "client.pem": cert, "client-key.pem": key })) {
    writeFileSync(join(folder, name), text);
  }
  const server = createServer(
    { ca: cert, cert, key, requestCert: true, rejectUnauthorized: true },
    (incoming, response) => {
      const { method, url = "/", headers } = incoming;
      const outgoing = request(new URL(url, target), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on("error", (error) => response.destroy(error));
      incoming.pipe(outgoing);
    },
  );
  server.listen(0);
  await once(server, "listening");
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
