import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type AdminClient,
  AdminTimeoutError,
  type ClientOptions,
  createAdminClient,
  type Fetch,
  type RowsOptions,
} from "../../../src/index.js";
import { PARTITIONS_QUERY, permitsDeletion, type ReadOptions } from "../../../src/sql/health.js";
import { readRows } from "../../../src/sql/rows.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

/** A server that restarts, at a pace that a real one cannot be made to keep. */
const server = useLoopbackServer();
const connect = (options: ClientOptions = {}) => createAdminClient({ baseUrl: server.url, ...options });

type State = "up" | "dropping" | "starting" | "empty";
const ROWS = [{ id: "inv_1" }];

/** Answers in a state from now on. Resolves once a request has met it. */
function become(state: State): Promise<void> {
  let meet = (): void => {};
  server.answer = (response) => {
    meet();
    if (state === "dropping") response.socket?.destroy();
    else if (state === "starting") {
      answerText(response, 500, "Datafusion error: External error: node lookup for partition 1 failed");
    } else answerJson(response, 200, { rows: state === "empty" ? [] : ROWS });
  };
  return new Promise((resolve) => {
    meet = resolve;
  });
}

/** Goes through the states, each for some milliseconds of the test's clock after a request has met it; the last one stays. */
async function play(...states: readonly (readonly [State, number])[]): Promise<void> {
  for (const [state, duration] of states) {
    await become(state);
    await new Promise((resolve) => setTimeout(resolve, duration));
  }
}

/** Connects, and sees the server go away. */
async function loseServer(): Promise<AdminClient> {
  const admin = connect();
  become("dropping");
  await catchError(admin.queryRows("SELECT 1", { maxRetries: 0 }));
  server.requests.length = 0;
  return admin;
}

/** Expects that a read returns the right rows, whatever the server goes through meanwhile. */
async function expectRows(admin: AdminClient, ...states: readonly (readonly [State, number])[]): Promise<void> {
  const done = play(...states);
  expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
  await done;
}

const isLook = ({ body }: { readonly body: string }): boolean => body.includes(PARTITIONS_QUERY);
const countReads = () => server.requests.filter((request) => !isLook(request)).length;
const BACK = [
  ["empty", 200],
  ["up", 0],
] as const;
const RESTART = [["dropping", 50], ...BACK] as const;

describe("rows after the server went away", () => {
  useFastClock();

  it("are not read right after a failed attempt of the same call", async () => {
    const start = performance.now();
    await expectRows(connect(), ...RESTART);
    expect(performance.now() - start).toBeGreaterThan(1_000);
    expect(countReads()).toBe(2);
  });

  it("are not those of a read that begins after another call was refused", async () => {
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

  it("are not believed while queries fail now and then", async () => {
    await expectRows(connect(), ["dropping", 50], ["empty", 600], ["starting", 300], ["empty", 600], ["up", 0]);
  });

  it("share one wait, and are read again once each", async () => {
    const admin = await loseServer();
    const done = play(...BACK);
    const reads = Array.from({ length: 20 }, () => admin.queryRows("SELECT id FROM t"));
    expect(await Promise.all(reads)).toEqual(reads.map(() => ROWS));
    expect(countReads()).toBe(20);
    expect(server.requests.length - 20).toBeLessThan(15);
    await done;
  });

  it("are not those of a read that was sent before anything had answered", async () => {
    const admin = await loseServer();
    server.answer = (response, request) => {
      if (server.requests.length === 1) return response.socket?.destroy();
      answerJson(response, 200, { rows: countReads() === 1 && !isLook(request) ? [] : ROWS });
    };
    expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
    expect(countReads()).toBe(2);
  });

  it("are not yielded by a stream before they are believed", async () => {
    const done = play(...RESTART);
    const yielded: unknown[] = [];
    for await (const row of connect().streamRows("SELECT id FROM t")) yielded.push(row);
    expect(yielded).toEqual(ROWS);
    await done;
  });

  it("are doubted if a stream broke off", async () => {
    const admin = connect();
    server.answer = (response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"id":"inv_1"},');
      setTimeout(() => response.socket?.destroy(), 20);
    };
    const read = async () => {
      for await (const _ of admin.streamRows("SELECT id FROM t"));
    };
    expect(String(await catchError(read()))).toContain("the result broke off after 1 rows");
    await expectRows(admin, ...BACK);
  });

  it("are an error rather than a lie without retries, and once the server is back they are waited for", async () => {
    const admin = connect({ maxRetries: 0 });
    become("starting");
    expect(await catchError(admin.queryRows("SELECT id FROM t"))).toMatchObject({ status: 500 });
    expect(await catchError(admin.queryRows("SELECT id FROM t"))).toMatchObject({ status: 500 });
    await expectRows(admin, ...BACK);
  });

  it("are believed at once again after that, and after a timeout or a mistake", async () => {
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
    expect(server.requests.filter(isLook)).toEqual([]);
  });

  it("are waited for no longer than the timeout, and those who ask again do not begin anew", async () => {
    const admin = await loseServer();
    become("up");
    const error = await catchError(admin.queryRows("SELECT id FROM t", { timeout: 400 }));
    expect(error).toBeInstanceOf(AdminTimeoutError);
    expect(String(error)).toContain(
      "queryRows: no complete response within 400 ms, the `timeout` of one attempt; rows are trusted only",
    );
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await admin.queryRows("SELECT id FROM t", { timeout: 400 })).toEqual(ROWS);
  });

  it("are read once more if a connection breaks meanwhile, and are an error if that happens again", async () => {
    const admin = connect({ maxRetries: 0 });
    let isBreaking = 1;
    server.answer = async (response, { body }) => {
      if (body.includes("broken")) return void response.socket?.destroy();
      if (!body.includes(PARTITIONS_QUERY) && isBreaking-- > 0) await catchError(admin.queryRows("SELECT broken"));
      answerJson(response, 200, { rows: ROWS });
    };
    expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
    expect(countReads()).toBe(3);
    isBreaking = Number.POSITIVE_INFINITY;
    server.requests.length = 0;
    const error = await catchError(admin.queryRows("SELECT id FROM t"));
    expect(String(error)).toContain("queryRows: the server went away each time that the rows were read");
    expect(countReads()).toBe(4);
  });

  it("are waited for no longer than the timeout in all, though each read breaks off", async () => {
    const admin = await loseServer();
    server.answer = (response, { body }) => {
      if (isLook({ body })) answerJson(response, 200, { rows: ROWS });
      else response.socket?.destroy();
    };
    const error = await catchError(admin.queryRows("SELECT id FROM t", { timeout: 1_500 }));
    expect(error).toBeInstanceOf(AdminTimeoutError);
  });

  it("are waited for as long again if the server goes away once more", async () => {
    const admin = connect();
    for (const times of [1, 2]) {
      become("dropping");
      await catchError(admin.queryRows("SELECT 1", { maxRetries: 0 }));
      become("up");
      server.requests.length = 0;
      expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
      expect(server.requests.filter(isLook).length, `${times}`).toBeGreaterThan(1);
    }
  });

  it("are waited for without a crowd of queries, however long each takes", async () => {
    const admin = await loseServer();
    server.answer = (response) => void setTimeout(() => answerJson(response, 200, { rows: ROWS }), 300);
    expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
    expect(server.requests.filter(isLook).length).toBeLessThan(5);
  });

  it("are looked for again soon after a look that failed late, as while a node is stopped", async () => {
    const admin = await loseServer();
    let looks = 0;
    server.answer = (response, { body }) => {
      if (isLook({ body })) looks += 1;
      if (looks !== 2 && looks !== 3) return answerJson(response, 200, { rows: ROWS });
      const words = "Datafusion error: External error: node lookup for partition 1 failed";
      setTimeout(() => answerText(response, 500, words), 4_500);
    };
    expect(await admin.queryRows("SELECT id FROM t", { timeout: 15_000 })).toEqual(ROWS);
  });

  it("are no longer waited for after an abort", async () => {
    const admin = await loseServer();
    become("up");
    const controller = new AbortController();
    const reading = catchError(admin.queryRows("SELECT id FROM t", { signal: controller.signal }));
    setTimeout(() => controller.abort("enough"), 300);
    expect(await reading).toBe("enough");
    expect(countReads()).toBe(0);
  });
});

describe("looks whether the server is back", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  /** Connects to a server, of which only queries are answered, each look as `answer` says. Lists when the looks were sent. */
  function connectTo(answer: (look: number) => readonly [milliseconds: number, status: number], readTime = 0) {
    const looks: number[] = [];
    const start = performance.now();
    const fetch: Fetch = async (url, { body = "" }) => {
      if (!url.endsWith("/query")) throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
      const [milliseconds, status] = isLook({ body })
        ? answer(looks.push(performance.now() - start) - 1)
        : [readTime, 200];
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return status === 200 ? Response.json({ rows: ROWS }) : new Response(null, { status });
    };
    const admin = createAdminClient({ fetch });
    const lose = () => catchError(admin.listServices({ maxRetries: 0 }));
    return { admin, looks, lose };
  }

  /** Lists the looks of a read after the server went away. */
  async function listLooks(answer: Parameters<typeof connectTo>[0]): Promise<readonly number[]> {
    const { admin, looks, lose } = connectTo(answer);
    await lose();
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    return looks;
  }

  it.each<[string, (look: number) => readonly [number, number], readonly number[]]>([
    ["at once and again and again", () => [10, 200], Array.from({ length: 10 }, (_, n) => 120 * n)],
    ["after as long a pause as the answer took, and 100 ms", () => [300, 200], [0, 700, 1_400]],
    [
      "100 ms after a failure, however long that took, from the beginning",
      (look) => [300, look === 1 ? 503 : 200],
      [0, 700, 1_100, 1_800, 2_500],
    ],
    [
      "100 ms after one that took 5 seconds, and the time in which it should have ended",
      (look) => [look === 0 ? 9_000 : 600, 200],
      [0, 5_350, 6_650],
    ],
    ["counting any other error as an answer", () => [600, 429], [0, 1_300]],
  ])("are made %s", async (_, answer, wanted) => expect(await listLooks(answer)).toEqual(wanted));

  it("do not count if the server went away meanwhile", async () => {
    const { admin, looks, lose } = connectTo(() => [300, 200]);
    await lose();
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(800);
    await lose();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    expect(looks).toEqual([0, 700, 1_400, 2_100, 2_800]);
  });

  it("go on for those that still wait", async () => {
    const { admin, looks, lose } = connectTo(() => [300, 200]);
    await lose();
    const controller = new AbortController();
    const left = catchError(admin.queryRows("SELECT id FROM t", { signal: controller.signal }));
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(100);
    controller.abort("enough");
    expect(await left).toBe("enough");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    expect(looks).toEqual([0, 700, 1_400]);
  });

  it("are waited for before rows are read again, even if the first of them fails", async () => {
    const { admin, looks, lose } = connectTo((look) => [10, look === 0 ? 503 : 200], 500);
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(100);
    await lose();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    expect(looks.length).toBeGreaterThan(5);
  });

  it("are not needed soon after rows that permit a deletion", async () => {
    const { admin, looks } = connectTo(() => [10, 200], 500);
    const options: ReadOptions & RowsOptions = { [permitsDeletion]: true };
    const read = () => readRows(admin, "SELECT id FROM t", options, (row) => row);
    const both = read().then(async (first) => {
      const before = looks.length;
      return { first, second: await read(), before };
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await both).toEqual({ first: ROWS, second: ROWS, before: 10 });
    expect(looks).toHaveLength(10);
  });
});

it.each([undefined, 502, 503, 504, "a reset"])(
  "rows take one request while another operation is answered with %s",
  async (status) => {
    const admin = connect({ maxRetries: 0 });
    const failOther = () => admin.listServices().catch(() => {});
    server.answer = async (response, { url }) => {
      if (url !== "/query" && typeof status === "string") return void response.socket?.destroy();
      if (url !== "/query") return answerJson(response, Number(status ?? 200), {});
      if (status) await failOther();
      answerJson(response, 200, { rows: ROWS });
    };
    await failOther();
    server.requests.length = 0;
    expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
    await sleep(20);
    expect(server.requests.filter(({ url }) => url === "/query")).toHaveLength(1);
  },
);

describe("the look of those that wait", () => {
  useFastClock();

  it("ends with the last of them", async () => {
    const admin = await loseServer();
    become("up");
    const waits = [200, 300].map((timeout) => catchError(admin.queryRows("SELECT id FROM t", { timeout })));
    await Promise.all(waits);
    server.requests.length = 0;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(server.requests).toEqual([]);
  });

  it("forgets what was answered before nobody looked", async () => {
    const admin = await loseServer();
    become("up");
    await catchError(admin.queryRows("SELECT id FROM t", { timeout: 800 }));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await catchError(admin.queryRows("SELECT id FROM t", { timeout: 800 }))).toBeInstanceOf(AdminTimeoutError);
  });

  it("is nobody's while a health check fails or times out: reads go on without it", async () => {
    const admin = connect();
    server.answer = (response, { url, body }) => {
      if (url === "/health" || isLook({ body })) return;
      answerJson(response, 200, { rows: ROWS });
    };
    for (const _ of [1, 2, 3]) await catchError(admin.waitUntilHealthy({ timeout: 200 }));
    server.requests.length = 0;
    expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
    expect(server.requests).toHaveLength(1);
  });
});

describe("rows whose emptiness permits a deletion", () => {
  useFastClock();

  it("are read after a second of answers, by a client that has seen no failure", async () => {
    const admin = connect();
    server.answer = (response, { url, body }) => {
      if (url !== "/query") return answerJson(response, 200, { id: "dp_1" });
      answerJson(response, 200, { rows: isLook({ body }) ? [{ number: 0 }] : [] });
    };
    const start = performance.now();
    await admin.waitUntilDrained("dp_1");
    expect(performance.now() - start).toBeGreaterThan(1_000);
    expect(server.requests.filter(isLook).length).toBeGreaterThan(2);
    expect(isLook(server.requests.at(-1) ?? { body: "" })).toBe(false);
  });

  it("are not believed right after a restart of which the client knows nothing", async () => {
    const admin = connect();
    const start = performance.now();
    server.answer = (response, { url }) => {
      if (url !== "/query") return answerJson(response, 200, { id: "dp_1" });
      const passed = performance.now() - start;
      if (passed > 300 && passed < 600) answerText(response, 500, "Datafusion error: External error: No such scanner");
      else answerJson(response, 200, { rows: passed < 900 ? [] : [{ status: "suspended", number: 200 }] });
    };
    expect(await catchError(admin.waitUntilDrained("dp_1", { timeout: 8_000 }))).toMatchObject({
      lastSeen: { suspended: 200 },
    });
  });
});
