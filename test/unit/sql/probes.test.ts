import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forDeletion, type InnerOptions } from "../../../src/client/index.js";
import { createAdminClient, type Fetch, type RowsOptions } from "../../../src/index.js";
import { readRows } from "../../../src/sql/rows.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { isProbe, ROWS, useRestartingServer } from "./restarting-server.js";

const { server, connect } = useRestartingServer();

describe("probes whether the server is back", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  /** Connects to a server that answers only queries, and each probe by `answer`. Records when the probes were sent. */
  function connectTo(answer: (probe: number) => readonly [milliseconds: number, status: number], readTime = 0) {
    const probes: number[] = [];
    const start = performance.now();
    const fetch: Fetch = async (url, { body = "" }) => {
      if (!url.endsWith("/query")) throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
      const [milliseconds, status] = isProbe({ body })
        ? answer(probes.push(performance.now() - start) - 1)
        : [readTime, 200];
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      if (status === 0) throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
      return status === 200 ? Response.json({ rows: ROWS }) : new Response(null, { status });
    };
    const admin = createAdminClient({ fetch });
    const lose = () => catchError(admin.listServices({ maxRetries: 0 }));
    return { admin, probes, lose };
  }

  /** Lists the probes of a read after the server went away. */
  async function listProbes(answer: Parameters<typeof connectTo>[0]): Promise<readonly number[]> {
    const { admin, probes, lose } = connectTo(answer);
    await lose();
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    return probes;
  }

  it.each<[string, (probe: number) => readonly [number, number], readonly number[]]>([
    ["at once and again and again", () => [10, 200], Array.from({ length: 10 }, (_, n) => 120 * n)],
    [
      "after as long a pause as the answer took, and 100 ms",
      () => [50, 200],
      Array.from({ length: 6 }, (_, n) => 200 * n),
    ],
    ["after a pause of 200 ms at most, in which no server restarts", () => [300, 200], [0, 500, 1_000]],
    [
      "100 ms after a failure, however long that took, from the beginning",
      (probe) => [300, probe === 1 ? 0 : 200],
      [0, 500, 900, 1_400, 1_900],
    ],
    [
      "at once after a proxy's failure, without regard to it if an answer soon follows",
      (probe) => [10, probe === 1 ? 503 : 200],
      [0, 120, ...Array.from({ length: 9 }, (_, n) => 131 + 120 * n)],
    ],
    [
      "100 ms after a proxy's second failure",
      (probe) => [10, probe === 1 || probe === 2 ? 503 : 200],
      [0, 120, 131, ...Array.from({ length: 8 }, (_, n) => 241 + 120 * n)],
    ],
    [
      "from the beginning after a proxy's slow failure",
      (probe) => [300, probe === 1 ? 503 : 200],
      [0, 500, 801, 1_301, 1_801],
    ],
    [
      "100 ms after one that took 5 seconds, and the time in which it should have ended",
      (probe) => [probe === 0 ? 9_000 : 600, 200],
      [0, 5_350, 6_150, 6_950],
    ],
    ["counting any other error as an answer", () => [600, 429], [0, 800, 1_600]],
  ])("are made %s", async (_, answer, wanted) => expect(await listProbes(answer)).toEqual(wanted));

  it("do not count if the server went away meanwhile", async () => {
    const { admin, probes, lose } = connectTo(() => [300, 200]);
    await lose();
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(800);
    await lose();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    expect(probes).toEqual([0, 500, 1_000, 1_500, 2_000]);
  });

  it("continue for the reads that still wait", async () => {
    const { admin, probes, lose } = connectTo(() => [300, 200]);
    await lose();
    const controller = new AbortController();
    const left = catchError(admin.queryRows("SELECT id FROM t", { signal: controller.signal }));
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(100);
    controller.abort("enough");
    expect(await left).toBe("enough");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    expect(probes).toEqual([0, 120, 620, 1_120]);
  });

  it("end with the last waiting read", async () => {
    const { admin, probes, lose } = connectTo(() => [10, 200]);
    await lose();
    const controller = new AbortController();
    const left = catchError(admin.queryRows("SELECT id FROM t", { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(50);
    controller.abort("enough");
    expect(await left).toBe("enough");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(probes).toEqual([0]);
  });

  it("are waited for before rows are read again, even if the first of them fails", async () => {
    const { admin, probes, lose } = connectTo((probe) => [10, probe === 0 ? 503 : 200], 500);
    const read = admin.queryRows("SELECT id FROM t");
    await vi.advanceTimersByTimeAsync(100);
    await lose();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await read).toEqual(ROWS);
    expect(probes.length).toBeGreaterThan(5);
  });

  it.each([
    ["end", 300, 10],
    ["begin again", 500, 20],
  ])("%s if rows that permit a deletion are read again after %i ms", async (_, readTime, wanted) => {
    const { admin, probes } = connectTo(() => [10, 200], readTime);
    const options: InnerOptions & RowsOptions = forDeletion({});
    const read = () => readRows(admin, "SELECT id FROM t", options, (row) => row);
    const both = read().then(async (first) => {
      const before = probes.length;
      return { first, second: await read(), before };
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await both).toEqual({ first: ROWS, second: ROWS, before: 10 });
    expect(probes).toHaveLength(wanted);
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

describe("the probe of waiting reads", () => {
  useFastClock();

  it("has the function and the headers of a read, and no timeout if the read has none", async () => {
    const names = new Set<string>();
    const admin = connect({ onRequest: ({ calledFunction }) => names.add(calledFunction) });
    let reads = 0;
    server.answer = (response, request) => {
      if (!isProbe(request) && ++reads < 3) return response.socket?.destroy();
      answerJson(response, 200, { rows: ROWS });
    };
    expect(await admin.queryRows("SELECT id FROM t", { headers: { "x-team": "a" }, timeout: 0 })).toEqual(ROWS);
    expect(names).toEqual(new Set(["queryRows"]));
    expect(new Set(server.requests.map(({ headers }) => headers["x-team"]))).toEqual(new Set(["a"]));
  });

  it("is not made while a health check fails or times out, and reads continue without it", async () => {
    const admin = connect();
    server.answer = (response, { url, body }) => {
      if (url === "/health" || isProbe({ body })) return;
      answerJson(response, 200, { rows: ROWS });
    };
    for (const _ of [1, 2, 3]) await catchError(admin.waitUntilHealthy({ timeout: 200 }));
    server.requests.length = 0;
    expect(await admin.queryRows("SELECT id FROM t")).toEqual(ROWS);
    expect(server.requests).toHaveLength(1);
  });
});
