import { getEventListeners, once } from "node:events";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AdminClient, AdminDecodeError, createAdminClient } from "../../../src/index.js";
import { answerJson, answerText, type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";

/** Results that a real server cannot be made to send: many rows in one chunk, and malformed ones. */
let server: LoopbackServer;
let admin: AdminClient;

beforeAll(async () => {
  server = await startLoopbackServer();
  admin = createAdminClient({ baseUrl: server.url, timeout: 5_000 });
});
afterAll(() => server.close());

describe("streamRows", () => {
  it("yields no further row once it is aborted, not even a received one", async () => {
    server.answer = (response) => answerJson(response, 200, { rows: Array.from({ length: 1_000 }, (_, n) => ({ n })) });
    const controller = new AbortController();
    const reason = new Error("enough");
    let count = 0;
    const read = async () => {
      for await (const _ of admin.streamRows("SELECT 1", { signal: controller.signal })) {
        count += 1;
        if (count === 10) controller.abort(reason);
      }
    };
    expect(await catchError(read())).toBe(reason);
    expect(count).toBe(10);
  });

  it("closes the connection when it is aborted, even while the loop processes a row", async () => {
    const closed = new Promise<string>((resolve) => {
      server.answer = (response) => {
        response.once("close", () => resolve("closed"));
        // And does not end.
        response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"a":1}');
      };
    });
    const controller = new AbortController();
    const read = async () => {
      for await (const _ of admin.streamRows("SELECT 1", { signal: controller.signal })) {
        controller.abort(new Error("enough"));
        expect(await Promise.race([closed, sleep(2_000, "open")])).toBe("closed");
      }
    };
    expect(await catchError(read())).toBe(controller.signal.reason);
  });
});

describe("a reader of streamRows that leaves while a row is awaited", () => {
  /** Resolves once the request is there, to a function that waits for the end of its connection. */
  const receive = (text: string | undefined): Promise<() => Promise<string>> =>
    new Promise((resolve) => {
      server.answer = (response) => {
        const closed = once(response, "close").then(() => "closed");
        // And does not end.
        if (text !== undefined) response.writeHead(200, { "content-type": "application/json" }).write(text);
        resolve(() => Promise.race([closed, sleep(2_000, "open")]));
      };
    });

  it.each([
    ["the first", undefined],
    ["a later", '{"rows":[{"a":1},'],
  ])("closes the connection, and both calls end: %s row", async (_, text) => {
    const ends: unknown[] = [];
    const own = createAdminClient({ baseUrl: server.url, timeout: 0, onCallEnd: ({ error }) => ends.push(error) });
    const received = receive(text);
    const rows = own.streamRows("SELECT 1");
    if (text !== undefined) expect(await rows.next()).toEqual({ done: false, value: { a: 1 } });
    const pending = rows.next();
    const closed = await received;
    const ended = { done: true, value: undefined };
    expect(await Promise.all([rows.return(), pending])).toEqual([ended, ended]);
    expect(await closed()).toBe("closed");
    expect(ends).toHaveLength(1);
  });

  it("closes the connection if it is a Readable", async () => {
    const received = receive('{"rows":[{"a":1},');
    const readable = Readable.from(createAdminClient({ baseUrl: server.url, timeout: 0 }).streamRows("SELECT 1"));
    await once(readable, "data");
    readable.destroy();
    const closed = await received;
    expect(await closed()).toBe("closed");
  });

  it("sends nothing if nobody has read", async () => {
    const { length } = server.requests;
    await admin.streamRows("SELECT 1").return();
    expect(server.requests).toHaveLength(length);
  });

  it("leaves no listener at the signal of the options", async () => {
    const { signal } = new AbortController();
    receive('{"rows":[{"a":1},');
    const rows = admin.streamRows("SELECT 1", { signal });
    await rows.next();
    await rows.return();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe.each(["queryRows", "streamRows"] as const)("%s", (name) => {
  const read = async (query: string) => {
    const rows = [];
    for await (const row of name === "queryRows" ? await admin.queryRows(query) : admin.streamRows(query))
      rows.push(row);
    return rows;
  };

  it.each(["<html>", '{"rows":[]}]', '{"rows":[{"a":1}{"a":2}'])(
    "ends the connection at %j, which is no result",
    async (text) => {
      const closed = new Promise<string>((resolve) => {
        server.answer = (response) => {
          response.once("close", () => resolve("closed"));
          // And does not end.
          response.writeHead(200, { "content-type": "application/json" }).write(text);
        };
      });
      expect(await catchError(read("SELECT 1"))).toBeInstanceOf(AdminDecodeError);
      expect(await Promise.race([closed, sleep(2_000, "open")])).toBe("closed");
    },
  );

  it("runs a query again that breaks off before the first row", async () => {
    let count = 0;
    server.answer = (response) => {
      if (++count > 2) return answerJson(response, 200, { rows: [{ a: 1 }] });
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      setTimeout(() => response.destroy(), 20);
    };
    expect([await read("SELECT 1"), count]).toEqual([[{ a: 1 }], 3]);
  });

  it.each([
    ["a column that is too long a number", `{"rows":[{"a":${"7".repeat(5_000)}}]}`],
    ["too long a number in a list", `{"rows":[{"a":[${"7".repeat(5_000)}]}]}`],
    ["a control character", '{"rows":[{"a":"\u001b[31m"}]}'],
    ["a row that is not an object", '{"rows":[1]}'],
    ["more after its end", '{"rows":[{"a":1}]}}'],
    ["unlike rows", `{"rows":[${Array.from({ length: 1_500 }, (_, index) => `{"c${index}":1}`)}]}`],
  ])("reports a response with %s", async (_, text) => {
    server.answer = (response) => answerText(response, 200, text, "application/json");
    const error = await catchError(read("SELECT 1"));
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(String(error)).not.toMatch(/\p{Cc}/u);
  });

  it("does not quote rows that are not JSON, which may repeat the token", async () => {
    const token = "secret-token-of-the-request";
    server.answer = (response, { headers }) =>
      answerText(response, 200, `{"rows":[{"a":${headers.authorization}\u001b[31m}]}`, "application/json");
    const known = createAdminClient({ baseUrl: server.url, token });
    const call = name === "queryRows" ? known.queryRows("SELECT 1") : known.streamRows("SELECT 1").next();
    const error = await catchError(call);
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(inspect(error)).toContain("the response cannot be read: the rows are not JSON");
    expect(inspect(error)).not.toMatch(/secret|of-the-request|\[31m/);
  });

  it("quotes what is no result from its beginning, without the token", async () => {
    const token = "secret-token-of-the-request";
    server.answer = (response, { headers }) =>
      answerText(response, 200, `<html>\n<b>\u001b[31m${headers.authorization}</b>`, "text/html");
    const known = createAdminClient({ baseUrl: server.url, token });
    const call = name === "queryRows" ? known.queryRows("SELECT 1") : known.streamRows("SELECT 1").next();
    const message = String(await catchError(call));
    expect(message).toContain(
      'the body does not begin with {"rows":[, but with "<html> <b> [31mBearer ***</b>"; this page is from a proxy',
    );
  });

  it("reports that middleware has read the body", async () => {
    const greedy = createAdminClient({ baseUrl: server.url });
    greedy.http.use({
      async onResponse({ response }) {
        await response.text();
        return response;
      },
    });
    server.answer = (response) => answerJson(response, 200, { rows: [] });
    const call = name === "queryRows" ? greedy.queryRows("SELECT 1") : greedy.streamRows("SELECT 1").next();
    expect(String(await catchError(call))).toMatch(/AdminDecodeError: query: .*middleware read the body/);
  });

  it.each([undefined, null, 42, {}, ["SELECT 1"]])("takes %j for no query", async (query) => {
    const { length } = server.requests;
    const call = name === "queryRows" ? admin.queryRows(query as never) : admin.streamRows(query as never).next();
    expect(await catchError(call)).toBeInstanceOf(TypeError);
    expect(server.requests).toHaveLength(length);
  });
});
