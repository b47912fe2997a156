/**
 * Stands before a real server's Admin API and answers as a release that does not exist: its document, its version, its SQL
 * tables and its operations. Everything else is the real server's. Started by `serve-release.sh`, and ends with that server.
 */

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { MadeUpOperation } from "./add-operations.js";
import { forwardAnswer, forwardRequest, readBody } from "./forward-request.js";
import type { ServedRelease } from "./made-up-release.js";
import { rewriteSql } from "./rewrite-sql.js";

const [releaseFile = "", host = "", port = "", realPort = "", serverPid = ""] = process.argv.slice(2);
const release: ServedRelease = JSON.parse(readFileSync(releaseFile, "utf8"));
const document = JSON.stringify(release.document);
const known = new Set(release.known);
const real = { host, port: realPort };
const turns = new Map<MadeUpOperation, number>();

const server = createServer((incoming, outgoing) => {
  // Each version of the Admin API, as the server has them: /v3/version.
  const [, prefix = "", path = "/", query = ""] = /^(\/v\d+)?(\/[^?]*)(\?.*)?$/.exec(incoming.url ?? "") ?? [];
  const { method = "" } = incoming;
  if (method === "GET" && path === "/openapi") return void answerJson(outgoing, 200, document);
  const operation = release.operations.find((each) => isFor(each, method, path));
  if (operation !== undefined) return void callTwin(operation, incoming, outgoing, { prefix, path, query });
  if (path === "/query") return void forwardQuery(incoming, outgoing);
  const change = method === "HEAD" ? undefined : path === "/version" ? nameVersion : hideFields;
  forwardRequest(real, incoming, outgoing).on("response", (answer) => forwardAnswer(answer, outgoing, change));
});

/** The real operation refuses what it cannot read; the answer to the rest is made up. */
async function callTwin(
  operation: MadeUpOperation,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { prefix, path, query }: { readonly prefix: string; readonly path: string; readonly query: string },
): Promise<void> {
  const { twin, successes } = operation;
  const values = path.split("/").filter((_, index) => operation.path.split("/")[index]?.startsWith("{"));
  const twinPath = twin.path.replaceAll(/\{[^}]+\}/g, () => values.shift() ?? "");
  const body = await readBody(incoming);
  const changed = { method: twin.method.toUpperCase(), path: `${prefix}${twinPath}${query}`, body };
  forwardRequest(real, incoming, outgoing, changed).on("response", (answer) => {
    const { statusCode = 500 } = answer;
    if (statusCode >= 400 && !takes(operation, statusCode, path, body)) return void forwardAnswer(answer, outgoing);
    answer.resume();
    const turn = turns.get(operation) ?? 0;
    turns.set(operation, turn + 1);
    const success = successes[turn % successes.length];
    answerJson(outgoing, success?.status ?? 500, hideFields(JSON.stringify(success?.body)));
  });
}

/** There is one of every id that can be read, and a body may be any object. */
function takes({ twin }: MadeUpOperation, status: number, path: string, body: Buffer): boolean {
  if (status === 400 && twin.method === "get") return isReadable(path);
  return status === 404 || (status === 422 && body.toString().trimStart().startsWith("{"));
}

function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

async function forwardQuery(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = rewriteQuery(await readBody(incoming));
  forwardRequest(real, incoming, outgoing, { body }).on("response", (answer) => forwardAnswer(answer, outgoing));
}

/** Only JSON with a query can be changed; the server refuses the rest in its own words. */
function rewriteQuery(body: Buffer): Buffer {
  try {
    const { query, ...others } = JSON.parse(body.toString());
    return Buffer.from(JSON.stringify({ ...others, query: rewriteSql(query, release.columns, known) }));
  } catch {
    return body;
  }
}

function nameVersion(text: string): string {
  return JSON.stringify({ ...JSON.parse(text), version: release.version });
}

function hideFields(text: string): string {
  if (!release.hidden.some((name) => text.includes(`"${name}"`))) return text;
  return JSON.stringify(JSON.parse(text, (name, value) => (release.hidden.includes(name) ? undefined : value)));
}

function answerJson(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { "content-type": "application/json" }).end(text);
}

function isFor(operation: MadeUpOperation, method: string, path: string): boolean {
  const pattern = operation.path.replaceAll(/\{[^}]+\}/g, "[^/]+");
  return operation.method.toUpperCase() === method && new RegExp(`^${pattern}$`).test(path);
}

function listen(attempts: number): void {
  server.once("error", (error) => {
    // The relay of the server before, which was killed, is about to end.
    if (attempts > 0) return void setTimeout(() => listen(attempts - 1), 20);
    console.error(`${error.message} (os error 98)`);
    process.kill(Number(serverPid));
  });
  server.listen(Number(port), host);
}

// A client may keep a connection for as long as with the real server.
server.keepAliveTimeout = 0;
server.requestTimeout = 0;
listen(100);
process.stdin.resume().on("end", () => process.exit());
