import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { type Act, type Part, type Step, TIME_OUT } from "./fault-server.js";

/** A fault, and its expected outcome. */
export type Fault = readonly [
  fault: string,
  script: readonly Step[],
  attempts: Attempts,
  ending: Ending,
  except?: Exceptions,
];

type Attempts = readonly [safe: number, unsafe: number];

/** The end of a call: the answer, or an error with these fields, and with none of the others that are named here. */
export type Ending =
  | "success"
  | {
      readonly name: string;
      readonly status?: number;
      readonly body?: unknown;
      readonly applied: string;
      /** The limit that ran out. */
      readonly timeout?: number;
    };

interface Exceptions {
  /** The ending for unsafe operations, if it differs. */
  readonly unsafe?: Ending;
  /** The ending for operations whose answer has no body, if it differs. */
  readonly bodiless?: Ending;
  /** An ending that is also right, depending on the release of Node. */
  readonly or?: Ending;
  /** How often the server is asked, if not once for each attempt. */
  readonly asked?: Attempts;
  /** Milliseconds before each further attempt, if not 0. */
  readonly delay?: number;
  /** Whether an earlier call used the connection. */
  readonly reused?: true;
}

export const ANSWER: { readonly things: readonly string[] } = { things: ["a12"] };
export const ANSWER_TEXT = '{"things":["a12"]}';

const end: Act = (socket) => socket.end();
const reset: Act = (socket) => socket.resetAndDestroy();

/** Sends for as long as the client reads. */
const sendForever: Act = async (socket) => {
  const closed = once(socket, "close").catch(() => {});
  while (!socket.destroyed) {
    if (!socket.write(Buffer.alloc(100_000, "x"))) await Promise.race([once(socket, "drain").catch(() => {}), closed]);
  }
};

/** After a request has arrived. */
const say = (...parts: Part[]): Step => ({ at: "request", parts });
/** After the head of a request has arrived. Its body is not read. */
const sayEarly = (...parts: Part[]): Step => ({ at: "head", parts });
/** After a connection is open. Nothing is read from it. */
const sayAtOnce = (...parts: Part[]): Step => ({ at: "connection", parts });
/** After a request has arrived on a connection that has served another. A new connection would be a different fault. */
const sayToReused = (act: Act): Step =>
  say((socket) => (socket.bytesWritten > 0 ? act(socket) : socket.end("this connection is a new one")));

function head(status: number, ...fields: string[]): string {
  return [`HTTP/1.1 ${status} Whatever`, ...fields, "", ""].join("\r\n");
}

/** A whole answer, with the right Content-Length. */
export function answer(status: number, body: string | Uint8Array, ...fields: string[]): Step {
  const before = head(status, lengthOf(body), ...fields);
  return say(typeof body === "string" ? before + body : Buffer.concat([Buffer.from(before), body]));
}

/** A whole answer whose body comes a while after its head, to a client that may wait for more until its timeout. */
function answerSlowly(status: number, body: string | Uint8Array, ...fields: string[]): Step {
  return say(head(status, lengthOf(body), ...fields), 20, body, TIME_OUT);
}

/** An answer with this Content-Length, whatever its body is. */
function announce(status: number, length: number, body: string, ...rest: Part[]): Step {
  return say(head(status, `Content-Length: ${length}`) + body, ...rest);
}

function inChunks(status: number, chunks: string, ...rest: Part[]): Step {
  return say(head(status, "Transfer-Encoding: chunked") + chunks, ...rest);
}

/** One character at a time. */
function trickle(text: string, pause: number): Part[] {
  return [...text].flatMap((character) => [character, pause]);
}

function lengthOf(body: string | Uint8Array): string {
  return `Content-Length: ${Buffer.byteLength(body)}`;
}

/** The time of the clock, which stands still. */
export const NOW: Date = new Date("2026-01-01T00:00:00.700Z");

const ALL: Attempts = [3, 3];
const SAFE: Attempts = [3, 1];
const ONCE: Attempts = [2, 1];
const NONE: Attempts = [1, 1];

const CUT: Ending = { name: "AdminConnectionError", applied: "unknown" };
const REFUSED: Ending = { name: "AdminConnectionError", applied: "no" };
const LATE: Ending = { name: "AdminTimeoutError", applied: "unknown", timeout: expect.any(Number) };
const unreadable = (status: number): Ending => ({ name: "AdminDecodeError", status, applied: "unknown" });
const bare = (status: number): Ending => is(status, undefined);
const is = (status: number, body: unknown): Ending => {
  const applied = status < 500 ? "no" : "unknown";
  return { name: "AdminResponseError", status, body, applied };
};

const BODILESS: Exceptions = { bodiless: "success" };

const OK = head(200, "Content-Length: 18");
const GOOD = answer(200, ANSWER_TEXT);
const PROBLEM = { message: "not now", restate_code: "META0000" };
const PROBLEM_TEXT = JSON.stringify(PROBLEM);
const PAGE = "<html>Bad Gateway</html>";
const HTML = "Content-Type: text/html";
const HUGE = Buffer.alloc(3_000_000, "x");
const KEPT = "1048576 characters";
const GZIP = "Content-Encoding: gzip";
const ZIPPED = gzipSync(ANSWER_TEXT);
const BROKEN = Buffer.from(ZIPPED).fill(0xff, 12, 20);

export const FAULTS: readonly Fault[] = [
  // The connection
  ["nothing that listens", [], ALL, REFUSED, { asked: [0, 0] }],
  ["a reset instead of listening", [sayAtOnce(20, reset)], SAFE, CUT],
  ["a close instead of listening", [sayAtOnce(20, end)], SAFE, CUT],
  ["a reset amid the request", [sayEarly(reset)], SAFE, CUT],
  ["a reset after the request", [say(reset)], SAFE, CUT],
  ["a close after the request", [say(end)], SAFE, CUT],
  ...[end, reset].map((act): Fault => {
    // Counted with the call before.
    const except: Exceptions = { reused: true, asked: [3, 2], unsafe: CUT };
    return [`a reused connection's ${act.name}`, [GOOD, sayToReused(act), GOOD], ONCE, "success", except];
  }),
  // The head of the answer
  ["headers that never come", [say(TIME_OUT)], SAFE, LATE],
  ["headers that stall", [say(OK.slice(0, 25), TIME_OUT)], SAFE, LATE],
  ["headers that are cut", [say(OK.slice(0, 25), 20, end)], SAFE, CUT],
  ["headers that trickle", [say(...trickle(OK, 5), ANSWER_TEXT)], NONE, "success"],
  ["headers that trickle too slowly", [say(...trickle(OK.slice(0, 25), 5), TIME_OUT)], SAFE, LATE],
  ["headers of 100 KB", [answer(200, ANSWER_TEXT, `X-Long: ${"x".repeat(100_000)}`)], SAFE, CUT],
  ["a TLS alert", [say(Uint8Array.of(21, 3, 1, 0, 2, 2, 40), end)], SAFE, CUT],
  // The body of a success
  ["a body that stalls", [announce(200, 18, '{"thin', TIME_OUT)], SAFE, LATE],
  ["a body that trickles", [say(OK, ...trickle(ANSWER_TEXT, 5))], NONE, "success"],
  ["a body that trickles too slowly", [announce(200, 18, "", ...trickle('{"thin', 5), TIME_OUT)], SAFE, LATE],
  ["a body that is reset", [announce(200, 18, '{"thin', 20, reset)], SAFE, CUT],
  ["a body that is cut", [announce(200, 18, '{"thin', end)], SAFE, CUT],
  ["a body shorter than it says", [announce(200, 99, ANSWER_TEXT, end)], SAFE, CUT],
  ["a body much longer than it says", [announce(200, 6, ANSWER_TEXT)], NONE, unreadable(200)],
  // Node's fetch takes it for a close.
  ["no length, and a reset", [say(head(200) + ANSWER_TEXT, 20, reset)], NONE, "success"],
  ["200 with a page", [answer(200, PAGE, HTML)], NONE, unreadable(200)],
  ["200 with half of a JSON text", [answer(200, '{"thin')], NONE, unreadable(200)],
  ["200 with nothing", [answer(200, "")], NONE, unreadable(200), BODILESS],
  ["204 with a body", [answer(204, ANSWER_TEXT)], NONE, unreadable(204), BODILESS],
  ["chunks", [inChunks(200, '6\r\n{"thin\r\nc\r\ngs":["a12"]}\r\n0\r\n\r\n')], NONE, "success"],
  ["chunks that are broken", [inChunks(200, '6\r\n{"thin\r\nzz\r\ngs":["a12"]}\r\n0\r\n\r\n')], SAFE, CUT],
  ["chunks without the last one", [inChunks(200, `12\r\n${ANSWER_TEXT}\r\n`, end)], SAFE, CUT],
  // Node 20's fetch never ends the body, not even when it is aborted.
  ["a broken gzip", [answerSlowly(200, BROKEN, GZIP)], SAFE, LATE, { or: CUT }],
  ["an invalid gzip", [answerSlowly(200, ANSWER_TEXT, GZIP)], SAFE, LATE, { or: CUT }],
  // Statuses before the last one; Node's fetch does not accept a 100 that it did not ask for.
  ["100 before the answer", [say(head(100) + OK + ANSWER_TEXT)], SAFE, CUT],
  ["103 before the answer", [say(head(103, "Link: </x>"), 20, OK + ANSWER_TEXT)], NONE, "success"],
  // Redirects
  ...[301, 302, 303, 307, 308].flatMap((status): Fault[] => [
    [`${status} to the same origin`, [answer(status, "moved", "Location: {here}/x")], NONE, is(status, "moved")],
    [`${status} to another origin`, [answer(status, "moved", "Location: {elsewhere}/x")], NONE, is(status, "moved")],
  ]),
  // Error statuses
  ...[400, 409, 425, 500, 501, 505, 999].map(
    (status): Fault => [`${status}`, [answer(status, PROBLEM_TEXT)], NONE, is(status, PROBLEM)],
  ),
  ...[408, 429, 502, 503, 504].map(
    (status): Fault => [`${status}`, [answer(status, PROBLEM_TEXT)], SAFE, is(status, PROBLEM)],
  ),
  // fetch itself makes a second request on a new connection, since nothing was done for the first, and fails at a 407.
  ["421", [answer(421, PROBLEM_TEXT)], NONE, is(421, PROBLEM), { asked: [2, 2] }],
  ["407", [answer(407, PROBLEM_TEXT)], SAFE, CUT],
  // Retry-After
  ...(
    [
      ["0.2", SAFE, 200],
      ["Thu, 01 Jan 2026 00:01:01 GMT", SAFE, 0],
      ["60.5", NONE, 0],
      ["9".repeat(400), NONE, 0],
      ["soon", SAFE, 0],
      ["", SAFE, 0],
    ] as const
  ).map(([value, attempts, delay]): Fault => {
    const step = answer(429, PROBLEM_TEXT, `Retry-After: ${value}`);
    return [`Retry-After: ${value.slice(0, 40)}`, [step], attempts, is(429, PROBLEM), { delay }];
  }),
  ["500 with Retry-After", [answer(500, PROBLEM_TEXT, "Retry-After: 0")], NONE, is(500, PROBLEM)],
  // The body of an error
  ["502 with a page", [answer(502, PAGE, HTML)], SAFE, is(502, PAGE)],
  ["502 with nothing", [answer(502, "")], SAFE, bare(502)],
  ["500 with a megabyte", [answer(500, HUGE)], NONE, is(500, KEPT)],
  ["500 without end", [say(head(500), sendForever)], NONE, is(500, KEPT)],
  ["500 with a body that stalls", [announce(500, 99, "only this", TIME_OUT)], NONE, is(500, "only this")],
  ["503 with a body that stalls", [announce(503, 99, "only this", TIME_OUT)], SAFE, is(503, "only this")],
  ["503 with a body that never comes", [announce(503, 99, "", TIME_OUT)], SAFE, bare(503)],
  ["503 with a body that is cut", [announce(503, 99, "only this", end)], SAFE, is(503, "only this")],
  ["503 with a body that is reset", [announce(503, 99, "only this", 50, reset)], SAFE, is(503, "only this")],
  ["503 in a gzip", [answer(503, gzipSync(PROBLEM_TEXT), GZIP)], SAFE, is(503, PROBLEM)],
  ["503 in a gzip that is broken", [answerSlowly(503, BROKEN, GZIP)], SAFE, bare(503)],
];
