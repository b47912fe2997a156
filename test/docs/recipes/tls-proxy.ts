import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface TlsProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a proxy that only takes clients with a certificate. Writes `ca.pem`, `client.pem` and `client-key.pem` for them: one
 * certificate, which is its own authority, and also the server's.
 */
export async function startTlsProxy(folder: string, target: string): Promise<TlsProxy> {
  const files = ["-keyout", "client-key.pem", "-out", "client.pem"];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const kind = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  execFileSync("openssl", [...kind, ...files, ...subject], { cwd: folder, stdio: "pipe" });
  execFileSync("cp", ["client.pem", "ca.pem"], { cwd: folder });
  const [cert, key] = ["client.pem", "client-key.pem"].map((name) => readFileSync(join(folder, name)));
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
