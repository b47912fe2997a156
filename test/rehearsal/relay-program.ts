/**
 * Stands before a real server's Admin API and answers as a release that does not exist: its document, its version, its SQL
 * tables and its operations. All else is the real server's. Started by `serve-release.sh`, and ends with that server.
 */

import { readFileSync } from "node:fs";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { MadeUpOperation } from "./add-operations.js";
import type { ServedRelease } from "./made-up-release.js";
import { rewriteSql } from "./rewrite-sql.js";

const [releaseFile = "", host = "", port = "", realPort = "", serverPid = ""] = process.argv.slice(2);
const release: ServedRelease = JSON.parse(readFileSync(releaseFile, "utf8"));
const known = new Set(release.known);
const agent = new Agent({ keepAlive: true });
const taken = new Map<MadeUpOperation, number>();
let isReady = false;

const server = createServer((incoming, outgoing) => {
  // Each version of the Admin API, as the server has them: /v3/version.
  const [, prefix = "", path = "/", query = ""] = /^(\/v\d+)?(\/[^?]*)(\?.*)?$/.exec(incoming.url ?? "") ?? [];
  const { method = "" } = incoming;
  const operation = release.operations.find((each) => isFor(each, method, path));
  if (method === "GET" && path === "/openapi") return void answerText(outgoing, 200, JSON.stringify(release.document));
  if (operation !== undefined) return void callTwin(operation, incoming, outgoing, prefix, path, query);
  if (path === "/query") return void forwardChanged(incoming, outgoing, changeQuery);
  pass(incoming, outgoing, incoming.url ?? "/", path === "/version" ? nameVersion : hideFields);
});

/** What the real operation cannot read is refused as it refuses it; the answer to the rest is the made-up one's. */
async function callTwin(
  operation: MadeUpOperation,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  prefix: string,
  path: string,
  query: string,
): Promise<void> {
  const values = path.split("/").filter((_, index) => operation.path.split("/")[index]?.startsWith("{"));
  const real = operation.twin.path.replaceAll(/\{[^}]+\}/g, () => values.shift() ?? "");
  const body = await readBody(incoming);
  const onward = send(incoming, outgoing, `${prefix}${real}${query}`, operation.twin.method.toUpperCase(), body);
  onward.on("response", (answer) => {
    const { statusCode = 500 } = answer;
    if (statusCode >= 400 && !isTaken(statusCode, path, body)) return void forwardAnswer(answer, outgoing);
    answer.resume();
    const turn = taken.get(operation) ?? 0;
    taken.set(operation, turn + 1);
    const success = operation.successes[turn % operation.successes.length];
    answerText(outgoing, success?.status ?? 500, hideFields(JSON.stringify(success?.body)));
  });
  onward.end(body);
}

/** There is one of every id that can be read, and what is made up takes any object. */
function isTaken(status: number, path: string, body: Buffer): boolean {
  if (status === 400 && body.length === 0) return canDecode(path);
  return status === 404 || (status === 422 && body.toString().trimStart().startsWith("{"));
}

function canDecode(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

async function forwardChanged(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  change: (body: Buffer) => Buffer,
): Promise<void> {
  const body = change(await readBody(incoming));
  const onward = send(incoming, outgoing, incoming.url ?? "/", incoming.method ?? "GET", body);
  onward.on("response", (answer) => forwardAnswer(answer, outgoing));
  onward.end(body);
}

/** Only what is JSON with a query can be changed; the server refuses the rest in its own words. */
function changeQuery(body: Buffer): Buffer {
  try {
    const { query, ...others } = JSON.parse(body.toString());
    return Buffer.from(JSON.stringify({ ...others, query: rewriteSql(query, release.columns, known) }));
  } catch {
    return body;
  }
}

type ChangeAnswer = (text: string) => string;

function pass(incoming: IncomingMessage, outgoing: ServerResponse, url: string, change: ChangeAnswer): void {
  const onward = send(incoming, outgoing, url, incoming.method ?? "GET");
  onward.on("response", (answer) => {
    const isJson = answer.headers["content-type"] === "application/json" && !answer.headers["content-encoding"];
    if (!isJson || incoming.method === "HEAD") return void forwardAnswer(answer, outgoing);
    readBody(answer).then(
      (body) => {
        const { "content-length": _, "transfer-encoding": __, ...headers } = answer.headers;
        const changed = Buffer.from(change(body.toString()));
        outgoing.writeHead(answer.statusCode ?? 500, { ...headers, "content-length": changed.length }).end(changed);
      },
      () => outgoing.destroy(),
    );
  });
  incoming.pipe(onward);
}

function nameVersion(text: string): string {
  return JSON.stringify({ ...JSON.parse(text), version: release.version });
}

function hideFields(text: string): string {
  if (!release.hidden.some((name) => text.includes(`"${name}"`))) return text;
  return JSON.stringify(JSON.parse(text, (name, value) => (release.hidden.includes(name) ? undefined : value)));
}

/** Opens a request to the real server. Whoever breaks off, the other side is broken off as well. */
function send(incoming: IncomingMessage, outgoing: ServerResponse, path: string, method: string, body?: Buffer) {
  const { "accept-encoding": _, ...headers } = incoming.headers;
  if (body !== undefined && headers["content-length"] !== undefined) headers["content-length"] = String(body.length);
  const onward = request({ host, port: realPort, path, method, headers, agent });
  let isAnswered = false;
  onward.on("response", (answer) => {
    isAnswered = true;
    answer.on("error", () => outgoing.destroy());
    reportReady(answer.statusCode);
  });
  onward.on("error", () => isAnswered || outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  return onward;
}

function forwardAnswer(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
  answer.pipe(outgoing);
}

function answerText(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { "content-type": "application/json" }).end(text);
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function isFor(operation: MadeUpOperation, method: string, path: string): boolean {
  const pattern = operation.path.replaceAll(/\{[^}]+\}/g, "[^/]+");
  return operation.method.toUpperCase() === method && new RegExp(`^${pattern}$`).test(path);
}

/** As the real server says it of itself, whose own line names another version. */
function reportReady(status: number | undefined): void {
  if (isReady || status !== 200) return;
  isReady = true;
  console.log(`Starting Restate Server ${release.version}`);
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

server.keepAliveTimeout = 0;
server.requestTimeout = 0;
listen(100);
process.stdin.resume().on("end", () => process.exit());
