import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { AdminDecodeError, type ClientOptions, type RequestOptions } from "../../../src/index.js";
import type { ServerSentEvent } from "../../../src/runtime.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

function open(options?: RequestOptions, own?: ClientOptions): Promise<AsyncIterable<ServerSentEvent>> {
  return createFrozenClient({ baseUrl: server.url, ...own }).watch(options);
}

/** Sends these parts, and does not end. Returns whether the connection was closed. */
function send(...parts: readonly string[]): () => Promise<string> {
  let closed: Promise<string> = Promise.resolve("never opened");
  server.answer = async (response) => {
    closed = new Promise((resolve) => response.once("close", () => resolve("closed")));
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const part of parts) {
      response.write(part);
      await sleep(5);
    }
  };
  return () => Promise.race([closed, sleep(2_000, "open")]);
}

async function take(count: number, options?: RequestOptions, own?: ClientOptions): Promise<readonly string[]> {
  const taken: string[] = [];
  for await (const { data } of await open(options, own)) if (taken.push(data) === count) break;
  return taken;
}

describe("server-sent events", () => {
  it.each([
    ["data: a\n\nda|ta: b\n\n", "a b"],
    ["data: a\r|\n\r|\ndata: b\r\r", "a b"],
    ["data: a\rdata: b\r\r|data: c\n\n", "a\nb c"],
    ["data: a|b|c\n|\n|data:d\n\n", "abc d"],
  ])("may be cut anywhere: %j", async (parts, want) => {
    send(...parts.split("|"));
    expect((await take(2)).join(" ")).toBe(want);
  });

  it("close the connection when the loop is left", async () => {
    const end = send("data: 1\n\n");
    await take(1);
    expect(await end()).toBe("closed");
  });

  it("close the connection and end the call if they are returned before the first is read", async () => {
    const end = send("data: 1\n\n");
    const ended: unknown[] = [];
    const events = (await open({}, { onCallEnd: (event) => ended.push(event) }))[Symbol.asyncIterator]();
    await events.return?.();
    expect(await end()).toBe("closed");
    await expect.poll(() => ended).toMatchObject([{ operation: "watch", status: 200, error: undefined }]);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it("end with the reason of an abort, while the next one is awaited and while one is processed", async () => {
    const end = send("data: 1\n\ndata: 2\n\n");
    const reason = new Error("enough");
    const late = new AbortController();
    setTimeout(() => late.abort(reason), 100);
    expect(await catchError(take(3, { signal: late.signal }))).toBe(reason);
    expect(await end()).toBe("closed");

    send("data: 1\n\ndata: 2\n\n");
    const early = new AbortController();
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { data } of await open({ signal: early.signal })) {
        seen.push(data);
        early.abort(reason);
      }
    };
    expect(await catchError(read())).toBe(reason);
    expect(seen).toEqual(["1"]);
  });

  it("are refused if one is larger than maxResponseBytes, however many there are", async () => {
    const small = Array.from({ length: 10 }, () => `data: ${"x".repeat(200)}\n\n`);
    const end = send(...small, `data: ${"x".repeat(600)}`, "x".repeat(600));
    const error = await catchError(take(11, {}, { maxResponseBytes: 1_000 }));
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(String(error)).toContain("an event has more than 1000 bytes, the client's `maxResponseBytes`");
    expect(await end()).toBe("closed");
  });
});
