import type { ServerResponse } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { type AdminClient, AdminTimeoutError } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { readAll } from "../../kit/read-all.js";
import { answerChanging, isProbe, ROWS, type State, useRestartingServer } from "./restarting-server.js";

const { server, connect, become, loseServer } = useRestartingServer();

/** Goes through the states, each for some milliseconds of the test's clock after a request has met it; the last one stays. */
async function play(...states: readonly (readonly [State, number])[]): Promise<void> {
  for (const [state, duration] of states) {
    await become(state);
    await new Promise((resolve) => setTimeout(resolve, duration));
  }
}

/** Expects that a read returns the right rows, whatever the server goes through meanwhile. */
async function expectRows(admin: AdminClient, ...states: readonly (readonly [State, number])[]): Promise<void> {
  const done = play(...states);
  expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
  await done;
}

/** Breaks a result off after a row. */
function cut(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"id":"inv_1"},');
  setTimeout(() => response.socket?.destroy(), 20);
}

const countReads = () => server.requests.filter((request) => !isProbe(request)).length;
const BACK = [
  ["empty", 200],
  ["up", 0],
] as const;
const RESTART = [["dropping", 50], ...BACK] as const;

useFastClock();
afterEach(() => void vi.restoreAllMocks());

it("rows after the server went away are not read right after a failed attempt of the same call", async () => {
  const start = performance.now();
  await expectRows(connect(), ...RESTART);
  expect(performance.now() - start).toBeGreaterThan(1_000);
  // The read may be tried once in vain, while no probe is answered.
  expect(countReads()).toBeLessThan(4);
});

it("rows after the server went away are not those of a read that begins after another call was refused", async () => {
  let isRefused = true;
  const admin = connect({
    maxRetries: 0,
    fetch: async (...given: Parameters<typeof fetch>) => {
      if (isRefused) throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
      return fetch(...given);
    },
  });
  await catchError(admin.listServices());
  isRefused = false;
  await expectRows(admin, ...BACK);
});

it.each(["starting", "page"] as const)(
  "rows after the server went away are not believed while queries fail now and then: %s",
  async (state) => {
    await expectRows(connect(), ["dropping", 50], ["empty", 600], [state, 300], ["empty", 600], ["up", 0]);
  },
);

it("rows after the server went away share one wait, and are read again once each", async () => {
  const admin = await loseServer();
  const done = play(...BACK);
  const reads = Array.from({ length: 20 }, () => admin.queryRows("SELECT id FROM t"));
  expect(await Promise.all(reads)).toEqual(reads.map(() => ROWS));
  expect(countReads()).toBe(20);
  expect(server.requests.length - 20).toBeLessThan(15);
  await done;
});

it("rows after the server went away are not those of a read that was sent before anything had answered", async () => {
  const admin = await loseServer();
  server.answer = (response, request) => {
    if (server.requests.length === 1) return response.socket?.destroy();
    answerJson(response, 200, { rows: countReads() === 1 && !isProbe(request) ? [] : ROWS });
  };
  expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
  expect(countReads()).toBe(2);
});

it("rows after the server went away are not yielded by a stream before they are trusted", async () => {
  const done = play(...RESTART);
  expect(await readAll(connect().streamRows("SELECT id FROM t"))).toEqual(ROWS);
  await done;
});

it("rows after the server went away that break off more often than maxRetries are complete in the end", async () => {
  let left = 3;
  server.answer = (response, request) =>
    isProbe(request) || left-- <= 0 ? answerJson(response, 200, { rows: ROWS }) : cut(response);
  expect(await connect().queryRows("SELECT id FROM t")).toEqual(ROWS);
  expect(countReads()).toBe(4);
});

it("rows after the server went away are an error without retries, and a later read waits for the right ones", async () => {
  const admin = connect({ maxRetries: 0 });
  become("starting");
  expect(await catchError(admin.queryRows("SELECT id FROM t"))).toMatchObject({ status: 500 });
  expect(await catchError(admin.queryRows("SELECT id FROM t"))).toMatchObject({ status: 500 });
  await expectRows(admin, ...BACK);
});

it("rows after the server went away are trusted at once again after that, and after a timeout or a mistake", async () => {
  const admin = await loseServer();
  become("up");
  await admin.queryRows("SELECT id FROM t");
  server.answer = (response) => answerJson(response, 400, { message: "Schema error" });
  await catchError(admin.queryRows("SELECT nothing"));
  server.answer = () => {};
  await catchError(admin.queryRows("SELECT id FROM t", { timeout: 10, maxRetries: 0 }));
  become("up");
  server.requests.length = 0;
  expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
  expect(server.requests.filter(isProbe)).toEqual([]);
});

it("rows after the server went away are waited for no longer than the timeout, and a repeated read continues that wait", async () => {
  const admin = await loseServer();
  become("up");
  const error = await catchError(admin.queryRows("SELECT id FROM t", { timeout: 700 }));
  expect(error).toBeInstanceOf(AdminTimeoutError);
  expect(String(error)).toContain(
    "queryRows: no complete response within 700 ms (see `timeout`); rows are trusted only",
  );
  expect(await admin.queryRows("SELECT id FROM t", { timeout: 700 })).toEqual(ROWS);
});

it.each([
  ["are read again each time that the server says meanwhile that it is changing", answerChanging, 3],
  ["are read once though other queries break off meanwhile", cut, 1],
])("rows after the server went away %s", async (_, answerOther, reads) => {
  const admin = connect({ maxRetries: 0 });
  let others = 0;
  server.answer = async (response, { body }) => {
    if (body.includes("other")) return answerOther(response);
    if (!isProbe({ body }) && others++ < 2) await catchError(admin.queryRows("SELECT other"));
    answerJson(response, 200, { rows: ROWS });
  };
  expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
  expect(server.requests.filter(({ body }) => body.includes("FROM t"))).toHaveLength(reads);
});

it("rows after the server went away lose their connection if they are not trusted, and are read once more", async () => {
  const admin = connect({ maxRetries: 0 });
  const closed = new Promise((resolve) => {
    server.answer = async (response, { body }) => {
      if (body.includes("other")) return answerChanging(response);
      if (isProbe({ body }) || countReads() > 2) return answerJson(response, 200, { rows: ROWS });
      await catchError(admin.queryRows("SELECT other"));
      response.once("close", resolve).writeHead(200).write('{"rows":[{"id":"inv_1"},');
    };
  });
  const rows = admin.streamRows("SELECT id FROM t");
  expect(await rows.next()).toMatchObject({ value: ROWS[0] });
  await closed;
  await rows.return();
});

it("rows after the server went away are waited for no longer than the timeout altogether, though each read breaks off", async () => {
  const admin = await loseServer();
  server.answer = (response, { body }) => {
    if (isProbe({ body })) answerJson(response, 200, { rows: ROWS });
    else cut(response);
  };
  // Each read waits for a second. Two of the waits fit into the timeout, and the third does not.
  const error = await catchError(admin.queryRows("SELECT id FROM t", { timeout: 2_500 }));
  expect(error).toBeInstanceOf(AdminTimeoutError);
});

it.each([0, 30])(
  "rows behind a balancer are right though one of three servers always answers 502, after %i ms",
  async (time) => {
    let turn = 0;
    server.answer = (response) => {
      const isAway = ++turn % 3 === 0;
      setTimeout(() => (isAway ? response.writeHead(502).end() : answerJson(response, 200, { rows: ROWS })), time);
    };
    // The longest pauses, in which a streak of answers ends soonest.
    vi.spyOn(Math, "random").mockReturnValue(0.99);
    const admin = connect();
    await admin.waitUntilHealthy();
    for (let read = 0; read < 30; read++) expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
  },
);
