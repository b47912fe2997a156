import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  AdminDecodeError,
  AdminTimeoutError,
  type ClientOptions,
  createAdminClient,
  type SqlRow,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { readAll } from "../../kit/read-all.js";
import { respondInPieces } from "../../kit/respond-in-pieces.js";
import { useStoppedClock } from "../../kit/stopped-clock.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

/** Results that a real server cannot be made to send: many rows in one chunk, and malformed ones. */
const server = useLoopbackServer();
const connect = (options: ClientOptions = {}) => createAdminClient({ baseUrl: server.url, timeout: 5_000, ...options });

/**
 * Answers with this text, if any, and does not end the response. Resolves once the request has arrived, to a function
 * that waits for the end of its connection.
 */
function hang(text?: string): Promise<() => Promise<string>> {
  return new Promise((resolve) => {
    server.answer = (response) => {
      const closed = once(response, "close").then(() => "closed");
      if (text !== undefined) response.writeHead(200, { "content-type": "application/json" }).write(text);
      resolve(() => Promise.race([closed, sleep(2_000, "open")]));
    };
  });
}

it("streamRows yields no further row once it is aborted, not even a received one", async () => {
  server.answer = (response) => answerJson(response, 200, { rows: Array.from({ length: 1_000 }, (_, n) => ({ n })) });
  const controller = new AbortController();
  const reason = new Error("enough");
  let count = 0;
  const read = async () => {
    for await (const _ of connect().streamRows("SELECT 1", { signal: controller.signal })) {
      if (++count === 10) controller.abort(reason);
    }
  };
  expect(await catchError(read())).toBe(reason);
  expect(count).toBe(10);
});

it("streamRows closes the connection when it is aborted, even while the loop processes a row", async () => {
  const received = hang('{"rows":[{"a":1}');
  const controller = new AbortController();
  const read = async () => {
    for await (const _ of connect().streamRows("SELECT 1", { signal: controller.signal })) {
      controller.abort(new Error("enough"));
      expect(await (await received)()).toBe("closed");
    }
  };
  expect(await catchError(read())).toBe(controller.signal.reason);
});

it.each<[string, string, string, string[]?]>([
  ["are those of all rows", '{"b":1},{"a":2}', '{"b":1,"a":null},{"a":2,"b":null}'],
  ["are those that are named, too", '{"a":1},{"b":3}', '{"a":1,"b":null,"c":null},{"a":null,"b":3,"c":null}', ["c"]],
  ["may have any name", '{"valueOf":2},{}', '{"valueOf":2},{"valueOf":null}'],
  ["keep what a row has", '{"a":null,"b":[]},{"a":{}}', '{"a":null,"b":[]},{"a":{},"b":null}'],
])("the columns of a result %s", async (_, given, want, columns) => {
  server.answer = (response) => answerText(response, 200, `{"rows":[${given}]}`);
  expect(await connect().queryRows<SqlRow>("SELECT 1", { columns })).toEqual(JSON.parse(`[${want}]`));
});

it("the columns of a result are an error beyond a thousand if no row has all of them, unless they are named", async () => {
  const names = Array.from({ length: 1_001 }, (_, index) => `c${index}`);
  const read = (given: readonly string[], columns?: string[]) => {
    server.answer = (response) => answerJson(response, 200, { rows: given.map((name) => ({ [name]: 1 })) });
    return connect().queryRows<SqlRow>("SELECT 1", { columns });
  };
  expect(await read(names.slice(1))).toHaveLength(1_000);
  expect(await read(names, names)).toHaveLength(1_001);
  await expect(read(names)).rejects.toThrow("the rows have more than 1000 columns; name them in `columns`");
  server.answer = (response) =>
    answerJson(response, 200, { rows: [Object.fromEntries(names.map((name) => [name, 1]))] });
  expect(await connect().queryRows("SELECT 1")).toHaveLength(1);
});

it("the columns of a result are the named ones and those of earlier rows, in a stream", async () => {
  let end = (): unknown => expect.fail("no query came");
  server.answer = (response) => {
    response.writeHead(200).write('{"rows":[{"a":1},');
    end = () => response.end('{"b":2}]}');
  };
  const rows: unknown[] = [];
  for await (const row of connect().streamRows<SqlRow>("SELECT 1", { columns: ["c"] })) {
    if (rows.push(row) === 1) end();
  }
  expect(rows).toEqual([
    { a: 1, c: null },
    { a: null, b: 2, c: null },
  ]);
});

describe("the timeout", () => {
  const pass = useStoppedClock();

  it("ends a stream whose server stops midway", async () => {
    hang('{"rows":[{"a":1},');
    const rows = connect().streamRows("SELECT 1", { timeout: 200 });
    expect(await rows.next()).toEqual({ done: false, value: { a: 1 } });
    const late = catchError(rows.next());
    // The time counts once the next row is awaited.
    await sleep(20);
    // Lets the timeout pass, and the grace for a connection that does not end by itself.
    pass(500);
    expect(await late).toBeInstanceOf(AdminTimeoutError);
  });
});

it("observers see the call end with the stream: with its status, or the error that interrupted it", async () => {
  const read = async (...[pieces, end]: Parameters<typeof respondInPieces>) => {
    const ends: object[] = [];
    const fetch = async () => respondInPieces(pieces, end);
    const rows = createAdminClient({ fetch, onCallEnd: (event) => ends.push(event) }).streamRows("SELECT 1");
    const error: unknown = await (async () => {
      for await (const _ of rows) expect(ends).toEqual([]);
    })().catch((reason: unknown) => reason);
    await new Promise((resolve) => setImmediate(resolve));
    return { error, ends };
  };
  expect((await read(['{"rows":[{"a":1},', '{"a":2}]}'])).ends).toMatchObject([{ status: 200, error: undefined }]);
  const pieces = ['{"rows":[{"a":1},', '{"a":2},{"a":3},', '{"a":'];
  const { error, ends } = await read(pieces, new Error("reset"));
  expect(error).toMatchObject({ message: expect.stringContaining("broke off after 3 rows"), cause: expect.any(Error) });
  expect(ends).toMatchObject([{ status: undefined, error }]);
});

it.each([
  ["the first", undefined],
  ["a later", '{"rows":[{"a":1},'],
])(
  "a reader of streamRows that leaves while a row is awaited closes the connection, and both calls end: %s row",
  async (_, text) => {
    const ends: unknown[] = [];
    const received = hang(text);
    const admin = connect({ timeout: 0, onCallEnd: ({ error }) => ends.push(error) });
    // The stream leaves no listener on this signal.
    const rows = admin.streamRows("SELECT 1", { signal: new AbortController().signal });
    if (text !== undefined) expect(await rows.next()).toEqual({ done: false, value: { a: 1 } });
    const pending = rows.next();
    const closed = await received;
    const ended = { done: true, value: undefined };
    expect(await Promise.all([rows.return(), pending])).toEqual([ended, ended]);
    expect(await closed()).toBe("closed");
    expect(ends).toHaveLength(1);
  },
);

it("streamRows sends nothing if nobody reads", async () => {
  await connect().streamRows("SELECT 1").return();
  expect(server.requests).toEqual([]);
});

describe.each(["queryRows", "streamRows"] as const)("%s", (name) => {
  const read = async (admin = connect()) => {
    return name === "queryRows" ? admin.queryRows("SELECT 1") : readAll(admin.streamRows("SELECT 1"));
  };

  it("ends the connection if the response does not begin as a result", async () => {
    const received = hang("<html>");
    expect(await catchError(read())).toBeInstanceOf(AdminDecodeError);
    expect(await (await received)()).toBe("closed");
  });

  it("runs a query again that breaks off before the first row", async () => {
    server.answer = (response) => {
      if (server.requests.length !== 1) return answerJson(response, 200, { rows: [{ a: 1 }] });
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      setTimeout(() => response.destroy(), 20);
    };
    expect(await read()).toEqual([{ a: 1 }]);
    expect(server.requests.filter(({ body }) => body.includes("SELECT 1"))).toHaveLength(2);
  });

  it("does not quote rows that are not JSON, which may repeat the token", async () => {
    server.answer = (response, { headers }) =>
      answerText(response, 200, `{"rows":[{"a":${headers.authorization}\u001b[31m}]}`, "application/json");
    const error = await catchError(read(connect({ token: "secret-token-of-the-request" })));
    expect(error).toBeInstanceOf(AdminDecodeError);
    expect(inspect(error)).toContain("the response cannot be read: the rows are truncated, or not JSON");
    expect(inspect(error)).not.toMatch(/secret|of-the-request|\[31m/);
  });

  it("quotes the beginning of a body that is not a result, without the token", async () => {
    server.answer = (response, { headers }) =>
      answerText(response, 200, `<html>\n<b>\u001b[31m${headers.authorization}</b>`, "text/html");
    expect(String(await catchError(read(connect({ token: "secret-token-of-the-request" }))))).toContain(
      'the body does not begin with {"rows":[, but with "<html> <b> [31mBearer ***</b>"; this page is from a proxy',
    );
  });

  it("reports that the `fetch` has read the body", async () => {
    const greedy = connect({
      async fetch(url, init) {
        const response = await fetch(url, init);
        await response.text();
        return response;
      },
    });
    server.answer = (response) => answerJson(response, 200, { rows: [] });
    expect(String(await catchError(read(greedy)))).toMatch(
      /AdminDecodeError: (queryRows|streamRows): .*`fetch` read the body/,
    );
  });
});
