import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { AdminDecodeError, type ClientOptions, createAdminClient } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerText } from "../../kit/loopback-server.js";
import { respondInPieces } from "../../kit/respond-in-pieces.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const body = { things: [], x: "é€😀" };

/** Reads a body that arrives in these chunks. */
const readChunked = (...chunks: Uint8Array[]): Promise<unknown> =>
  createFrozenClient({ fetch: async () => respondInPieces(chunks) }).listThings();

it.each([
  ["without a byte order mark", ""],
  ["with a byte order mark", "\ufeff"],
])("a body %s may be split anywhere, even within a character", async (_, mark) => {
  const bytes = new TextEncoder().encode(mark + JSON.stringify(body));
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(await readChunked(bytes.subarray(0, cut), bytes.subarray(cut)), `cut at ${cut}`).toEqual(body);
  }
  expect(await readChunked(bytes)).toEqual(body);
  expect(await readChunked(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(body);
});

const headers = new Headers({ "content-type": "application/json" });
const read = (stream: Readable) =>
  createFrozenClient({
    fetch: async () => ({ ok: true, status: 200, statusText: "", headers, body: stream }),
    maxResponseBytes: 1_000,
  }).listThings();

it("a body that is a stream of Node, as node-fetch has it, is read, and closed if it is too large", async () => {
  const text = JSON.stringify(body);
  expect(await read(Readable.from([Buffer.from(text.slice(0, 9)), Buffer.from(text.slice(9))]))).toEqual(body);
  const large = Readable.from(Array.from({ length: 9 }, () => Buffer.alloc(500)));
  expect(await catchError(read(large))).toBeInstanceOf(AdminDecodeError);
  expect(large.destroyed).toBe(true);
});

it("a body that is a stream of Node, as node-fetch has it, is a lost connection if it breaks off", async () => {
  const broken = new Readable({ read: () => broken.destroy(new Error("socket hang up")) });
  expect(await catchError(read(broken))).toMatchObject({ name: "AdminConnectionError", applied: "yes" });
});

it.each<[string, (response: Response) => unknown]>([
  ["has read", (response) => response.text()],
  ["is reading", (response) => response.body?.getReader()],
])("a body that the caller's `fetch` %s is an error that says so", async (_, take) => {
  const fetch = async () => {
    const response = Response.json(body);
    await take(response);
    return response;
  };
  const error = await catchError(createFrozenClient({ fetch }).listThings());
  expect(error).toMatchObject({ name: "AdminDecodeError", status: 200, applied: "yes", attempts: 1 });
  expect(String(error)).toContain("but `fetch` read the body without cloning the response (application/json)");
});

const server = useLoopbackServer();

afterEach(() => vi.restoreAllMocks());

const create = (options: ClientOptions = {}) => createFrozenClient({ baseUrl: server.url, ...options });

/** Writes JSON with exactly this many bytes. */
function makeBody(bytes: number): string {
  const frame = '{"things":[],"x":""}';
  const padded = frame.padEnd(frame.length + ((bytes - frame.length) % 2));
  return padded.replace('""', `"${"é".repeat((bytes - padded.length) / 2)}"`);
}

it("the body of a success may have up to `maxResponseBytes` bytes", async () => {
  server.answer = (response) => answerText(response, 200, makeBody(1_000));
  expect(await create({ maxResponseBytes: 1_000 }).listThings()).toMatchObject({ things: [] });
  const error = await catchError(create({ maxResponseBytes: 999 }).listThings());
  expect(error).toBeInstanceOf(AdminDecodeError);
  expect(error).toMatchObject({ status: 200, attempts: 1 });
  expect(String(error)).toContain("but the body has more than 999 bytes, the client's `maxResponseBytes` (text/plain)");
  expect(server.requests).toHaveLength(2);
});

it("the body of a success is limited to 64 MiB by default", async () => {
  const fetch = async () => respondInPieces(Array(65).fill(new Uint8Array(1024 * 1024)));
  const error = await catchError(createFrozenClient({ fetch }).listThings());
  expect(String(error)).toContain("more than 67108864 bytes");
});

it("the body of a success is measured after decompression, and the connection closes at the limit", async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000, " "));
  server.answer = (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
  const before = process.memoryUsage().rss;
  const error = await catchError(create({ maxResponseBytes: 1_000_000 }).listThings());
  expect(error).toBeInstanceOf(AdminDecodeError);
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  expect(server.requests).toHaveLength(1);
});

it("the body of a success is unlimited with Infinity, and rows always are", async () => {
  server.answer = (response) => answerText(response, 200, makeBody(1_000_000));
  expect(await create({ maxResponseBytes: Number.POSITIVE_INFINITY }).listThings()).toMatchObject({
    things: [],
  });
  const rows = Array.from({ length: 100 }, (_, n) => ({ n }));
  server.answer = (response) => answerText(response, 200, JSON.stringify({ rows }));
  const admin = createAdminClient({ baseUrl: server.url, maxResponseBytes: 10 });
  expect(await admin.queryRows("SELECT n")).toEqual(rows);
});
