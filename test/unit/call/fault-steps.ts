import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Act, Part, Step } from "./fault-server.js";

export const ANSWER: { readonly things: readonly string[] } = { things: ["a12"] };
export const ANSWER_TEXT = '{"things":["a12"]}';

export const end: Act = (socket) => socket.end();
export const reset: Act = (socket) => socket.resetAndDestroy();

/** Sends for as long as the client reads. */
export const sendForever: Act = async (socket) => {
  const closed = once(socket, "close").catch(() => {});
  while (!socket.destroyed) {
    if (!socket.write(Buffer.alloc(100_000, "x"))) await Promise.race([once(socket, "drain").catch(() => {}), closed]);
  }
};

/** Once a request has come. */
export const say = (...parts: Part[]): Step => ({ at: "request", parts });
/** Once the head of a request has come; its body is not read. */
export const sayEarly = (...parts: Part[]): Step => ({ at: "head", parts });
/** Once there is a connection; nothing is read from it. */
export const sayAtOnce = (...parts: Part[]): Step => ({ at: "connection", parts });
/** Once a request has come on a connection that has served another; a new one would be another fault than is meant. */
export const sayToReused = (act: Act): Step =>
  say((socket) => (socket.bytesWritten > 0 ? act(socket) : socket.end("this connection is a new one")));

export function head(status: number, ...fields: string[]): string {
  return [`HTTP/1.1 ${status} Whatever`, ...fields, "", ""].join("\r\n");
}

/** A whole answer, with as many bytes as it says. */
export function answer(status: number, body: string | Uint8Array, ...fields: string[]): Step {
  const before = head(status, lengthOf(body), ...fields);
  return say(typeof body === "string" ? before + body : Buffer.concat([Buffer.from(before), body]));
}

/** The same, with its body a while after its head. */
export function answerSlowly(status: number, body: string | Uint8Array, ...fields: string[]): Step {
  return say(head(status, lengthOf(body), ...fields), 20, body);
}

/** An answer that says of its body that it is so long, whatever comes. */
export function announce(status: number, length: number, body: string, ...rest: Part[]): Step {
  return say(head(status, `Content-Length: ${length}`) + body, ...rest);
}

export function inChunks(status: number, chunks: string, ...rest: Part[]): Step {
  return say(head(status, "Transfer-Encoding: chunked") + chunks, ...rest);
}

/** One character at a time. */
export function trickle(text: string, pause: number): Part[] {
  return [...text].flatMap((character) => [character, pause]);
}

/** One character at a time, without end. */
export const trickleForever: Act = async (socket) => {
  while (!socket.destroyed) {
    socket.write("x");
    await sleep(80);
  }
};

function lengthOf(body: string | Uint8Array): string {
  return `Content-Length: ${Buffer.byteLength(body)}`;
}
