import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AdminDecodeError, type ClientOptions, createAdminClient } from "../../../src/index.js";
import { answerText } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

afterEach(() => vi.restoreAllMocks());

const create = (options: ClientOptions = {}) => createFrozenClient({ baseUrl: server.url, ...options });

/** JSON of exactly so many bytes. */
function makeBody(bytes: number): string {
  const frame = '{"things":[],"x":""}';
  const padded = frame.padEnd(frame.length + ((bytes - frame.length) % 2));
  return padded.replace('""', `"${"é".repeat((bytes - padded.length) / 2)}"`);
}

describe("the body of a success", () => {
  it("may have up to `maxResponseBytes` bytes", async () => {
    server.answer = (response) => answerText(response, 200, makeBody(1_000));
    expect(await create({ maxResponseBytes: 1_000 }).listThings()).toMatchObject({ things: [] });
    const error = await catchError(create({ maxResponseBytes: 999 }).listThings());
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(error).toMatchObject({ status: 200, attempts: 1 });
    expect(String(error)).toContain(
      "but the body has more than 999 bytes, the client's `maxResponseBytes` (text/plain)",
    );
    expect(server.requests).toHaveLength(2);
  });

  it("is limited to 64 MiB by default", async () => {
    const mebibyte = new Uint8Array(1024 * 1024);
    const pull = (stream: ReadableStreamDefaultController) => stream.enqueue(mebibyte);
    const fetch = async () => new Response(new ReadableStream({ pull }));
    const error = await catchError(createFrozenClient({ fetch }).listThings());
    expect(String(error)).toContain("more than 67108864 bytes");
  });

  it("is measured after decompression, and the connection closes at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, " "));
    server.answer = (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    const before = process.memoryUsage().rss;
    const error = await catchError(create({ maxResponseBytes: 1_000_000 }).listThings());
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    expect(server.requests).toHaveLength(1);
  });

  it("is limited even if the operation has no response body", async () => {
    server.answer = (response) => answerText(response, 200, makeBody(1_000));
    expect(await catchError(create({ maxResponseBytes: 999 }).moveThing("t1"))).toBeInstanceOf(AdminDecodeError);
  });

  it("is unlimited with Infinity, and rows always are", async () => {
    server.answer = (response) => answerText(response, 200, makeBody(1_000_000));
    expect(await create({ maxResponseBytes: Number.POSITIVE_INFINITY }).listThings()).toMatchObject({
      things: [],
    });
    const rows = Array.from({ length: 100 }, (_, n) => ({ n }));
    server.answer = (response) => answerText(response, 200, JSON.stringify({ rows }));
    const admin = createAdminClient({ baseUrl: server.url, maxResponseBytes: 10 });
    expect(await admin.queryRows("SELECT n")).toEqual(rows);
  });

  it("that is too long for a string is not a connection failure, and is not retried", async () => {
    server.answer = (response) => answerText(response, 200, makeBody(1_000));
    vi.spyOn(TextDecoder.prototype, "decode").mockImplementation(() => {
      throw new RangeError("Invalid string length");
    });
    const error = await catchError(create().listThings());
    expect(error).toMatchObject({ name: "AdminDecodeError", attempts: 1, cause: expect.any(RangeError) });
    expect(String(error)).toContain("the body cannot be read: Invalid string length");
    expect(server.requests).toHaveLength(1);
  });

  it("may be nested 20,000 deep", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    server.answer = (response) => answerText(response, 200, `{"things":${deep}}`);
    expect(await create().listThings()).toHaveProperty("things", [expect.anything()]);
    server.answer = (response) => answerText(response, 500, `{"message":${deep}}`);
    expect(await catchError(create().listThings())).toMatchObject({ name: "AdminResponseError", status: 500 });
  });
});
