import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isUndone } from "../../src/bulk-result.js";
import {
  AdminResponseError,
  AdminUnsupportedError,
  type BulkProgress,
  BulkStoppedError,
  type BulkTarget,
  type Client,
  cancelInvocations,
  createAdminClient,
  createClient,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  RestateAdminError,
  restartInvocations,
  resumeInvocations,
  sql,
} from "../../src/index.js";
import {
  answerJson,
  answerText,
  type LoopbackServer,
  type SeenRequest,
  startLoopbackServer,
} from "../loopback-server.js";
import { catchError } from "./catch-error.js";

let server: LoopbackServer;
let client: Client;

beforeEach(async () => {
  server = await startLoopbackServer();
  server.answer = (response) => response.writeHead(200).end();
  client = createClient({ baseUrl: server.url });
});
afterEach(() => server.close());

const names = (count: number) => Array.from({ length: count }, (_, index) => `inv_${index}`);
const calls = () => server.requests.map(({ method, url }) => `${method} ${url}`);
const idOf = ({ url }: SeenRequest) => /^\/invocations\/([^/]+)\//.exec(url)?.[1] ?? "";
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
const empty = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };

/** Each invocation is answered by its id: with a status, or by a function. */
function answerEach(answers: Readonly<Record<string, number | ((response: ServerResponse) => unknown)>>): void {
  server.answer = (response, request) => {
    const answer = answers[idOf(request)] ?? 200;
    if (typeof answer === "function") answer(response);
    else if (answer < 300) response.writeHead(answer).end();
    else answerJson(response, answer, { message: "no", restate_code: null });
  };
}

/** Answers a query with these ids, and everything else with 200. */
function answerQuery(found: readonly string[]): void {
  server.answer = (response, { url }) => {
    if (url === "/query") answerJson(response, 200, { rows: found.map((id) => ({ id })) });
    else response.writeHead(200).end();
  };
}

async function catchStop(promise: Promise<unknown>): Promise<BulkStoppedError> {
  const error = await catchError(promise);
  if (error instanceof BulkStoppedError) return error;
  throw error;
}

describe("the targets", () => {
  async function* stream(targets: Iterable<BulkTarget>): AsyncGenerator<BulkTarget> {
    for (const target of targets) yield target;
  }
  const mixed = ["inv_1", { id: "inv_2", status: "paused" }, "inv_1", { id: "inv_1" }];

  it.each<[string, () => Parameters<typeof resumeInvocations>[1]]>([
    ["an array of ids and rows", () => mixed],
    ["any iterable", () => new Set(mixed)],
    ["any async iterable", () => stream(mixed)],
  ])("may be %s, and each is done once", async (_, targets) => {
    const { succeeded } = await resumeInvocations(client, targets(), { deployment: "dp_1" });
    expect(ids(succeeded)).toEqual(["inv_1", "inv_2"]);
    expect(calls().sort()).toEqual([
      "PATCH /invocations/inv_1/resume?deployment=dp_1",
      "PATCH /invocations/inv_2/resume?deployment=dp_1",
    ]);
  });

  it("of a filter are all listed with one query before anything is done", async () => {
    answerQuery(names(50));
    const { succeeded } = await resumeInvocations(client, { status: "paused", service: ["A", "B"] });
    expect(succeeded).toHaveLength(50);
    const [query, ...rest] = server.requests;
    expect(query?.body).toBe(
      JSON.stringify({
        query: `SELECT id FROM sys_invocation WHERE "status" = 'paused' AND "target_service_name" IN ('A', 'B')`,
      }),
    );
    expect(rest.filter(({ url }) => url === "/query")).toEqual([]);
    expect(new Set(rest.map(idOf)).size).toBe(50);
  });

  it("of a filter that fails to be listed are not begun: it fails with what the query fails with", async () => {
    server.answer = (response) => answerJson(response, 400, { message: "no such column" });
    const error = await catchError(killInvocations(client, { sql: sql`nothing = 1` }));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ operation: "query", status: 400 });
    expect(calls()).toEqual(["POST /query"]);
  });

  it("that break off in the list of a filter are not begun either", async () => {
    server.answer = (response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"id":"inv_1"},');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(killInvocations(client, { status: "paused" })).rejects.toThrow("query: no complete answer");
    expect(calls()).toEqual(["POST /query"]);
  });

  it("may be none", async () => {
    expect(await killInvocations(client, [])).toEqual(empty);
    expect(await killInvocations(client, stream([]))).toEqual(empty);
    expect(calls()).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["a single id", "inv_1", "the targets must be ids or rows with an id"],
    ["nothing", undefined, "the targets must be ids"],
    ["null", null, "the targets must be ids"],
    ["an empty filter", {}, "the filter is empty: say { sql: sql`TRUE` } if every invocation is meant"],
    ["a filter of which nothing is left", { status: undefined }, "the filter is empty"],
    ["a single row", { id: "inv_1" }, 'unknown filter "id"'],
    ["an array with a number in it", ["inv_1", 5], "a target must be an id or have one, not number"],
    ["an array with null in it", ["inv_1", null], "a target must be an id or have one, not null"],
    ["rows without an id", ["inv_1", { status: "paused" }], "a target must be an id or have one, not object"],
  ])("cannot be %s, and nothing is sent", async (_, targets, message) => {
    const error = await catchError(killInvocations(client, targets as string[]));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(message);
    expect(calls()).toEqual([]);
  });

  it("may change while they are done: an array is read at the beginning", async () => {
    const targets = names(30);
    const { succeeded } = await killInvocations(client, targets, { onProgress: () => (targets.length = 0) });
    expect(ids(succeeded)).toEqual(names(30).sort());
  });
});

describe("the arguments", () => {
  it.each<[string, object, string]>([
    ["an unknown option", { deploymentId: "dp_1" }, 'resumeInvocations: unknown option "deploymentId"'],
    ["no concurrency", { concurrency: 0 }, "resumeInvocations: concurrency must be a whole number from 1, not 0"],
    ["half a call at once", { concurrency: 1.5 }, "must be a whole number from 1, not 1.5"],
    ["a callback that is none", { onProgress: 5 }, "resumeInvocations: onProgress must be a function, not number"],
    ["a dry run that is a text", { dryRun: "no" }, "resumeInvocations: dryRun must be true or false, not string"],
    ["a wrong timeout", { timeout: -1 }, "resumeInvocations: timeout must be"],
  ])("are refused with %s, once and not for each", async (_, options, message) => {
    await expect(resumeInvocations(client, names(3), options)).rejects.toThrow(message);
    expect(calls()).toEqual([]);
  });

  it("need a client", async () => {
    await expect(resumeInvocations({} as Client, ["inv_1"])).rejects.toThrow(
      "resumeInvocations: the first argument must be a client",
    );
  });

  it("may be those of a method of the bound client", async () => {
    const admin = createAdminClient({ baseUrl: server.url });
    expect((await admin.resumeInvocations(["inv_1"], { deployment: "latest" })).succeeded).toHaveLength(1);
    expect(calls()).toEqual(["PATCH /invocations/inv_1/resume?deployment=latest"]);
  });

  it("reach each request", async () => {
    await restartInvocations(client, ["inv_1"], { from: 2, deployment: "keep", headers: { "x-who": "me" } });
    expect(calls()).toEqual(["PATCH /invocations/inv_1/restart-as-new?deployment=keep&from=2"]);
    expect(server.requests[0]?.headers["x-who"]).toBe("me");
  });
});

describe("the calls", () => {
  it.each([
    [undefined, 20],
    [1, 1],
    [7, 7],
    [1000, 60],
  ])(
    "with a concurrency of %s are never more than %s at once, and are as many when they can be",
    async (concurrency, most) => {
      let flying = 0;
      let highest = 0;
      server.answer = async (response) => {
        highest = Math.max(highest, ++flying);
        await delay(200);
        flying--;
        response.writeHead(200).end();
      };
      const targets = names(Math.min(60, 3 * most));
      const { succeeded } = await killInvocations(client, targets, { concurrency });
      expect(succeeded).toHaveLength(targets.length);
      expect(highest).toBe(most);
    },
  );

  it("are begun as there is room: what comes one after the other is not read ahead", async () => {
    let pulled = 0;
    let ended = 0;
    let ahead = 0;
    async function* targets(): AsyncGenerator<string> {
      for (const id of names(40)) {
        ahead = Math.max(ahead, ++pulled - ended);
        yield id;
      }
    }
    await killInvocations(client, targets(), { concurrency: 4, onProgress: ({ done }) => (ended = done) });
    expect(pulled).toBe(40);
    expect(ahead).toBe(4);
  });

  it("do not wait for one that takes long", async () => {
    const order: string[] = [];
    server.answer = async (response, request) => {
      if (idOf(request) === "inv_0") while (order.length < 9) await delay(5);
      order.push(idOf(request));
      response.writeHead(200).end();
    };
    const { succeeded } = await killInvocations(client, names(10), { concurrency: 2 });
    expect(order.at(-1)).toBe("inv_0");
    expect(succeeded.at(-1)?.id).toBe("inv_0");
  });

  it("take their targets from an iterator that cannot be asked twice at once", async () => {
    let asked = 0;
    const targets = {
      [Symbol.asyncIterator]: () => ({
        left: names(30),
        async next() {
          expect(++asked).toBe(1);
          await delay(1);
          asked--;
          const value = this.left.shift();
          return value === undefined ? { done: true as const, value } : { done: false as const, value };
        },
      }),
    };
    expect((await killInvocations(client, targets)).succeeded).toHaveLength(30);
  });
});

describe("the result", () => {
  it("has what each was answered, and no failure stops the others", async () => {
    answerEach({
      inv_1: (response) => answerJson(response, 200, { new_invocation_id: "inv_new" }),
      inv_2: 404,
      inv_3: 409,
    });
    const result = await restartInvocations(client, ["inv_1", "inv_2", "inv_3", ""]);
    expect(result).toMatchObject({
      succeeded: [{ id: "inv_1", data: { new_invocation_id: "inv_new" } }],
      unchanged: [],
      unknown: [],
      notStarted: [],
    });
    expect(Object.fromEntries(result.failed.map(({ id, error }) => [id, error]))).toMatchObject({
      inv_2: { name: "AdminResponseError", status: 404, operation: "restartAsNewInvocation" },
      inv_3: { name: "AdminResponseError", status: 409 },
      "": { name: "TypeError" },
    });
  });

  it.each([
    ["kill", killInvocations, 409, 404],
    ["cancel", cancelInvocations, 409, 404],
    ["purge", purgeInvocations, 404, 409],
    ["purge-journal", purgeJournals, 404, 409],
  ])("tells of %s where there was nothing to do", async (_, act, already, wrong) => {
    answerEach({
      inv_1: 200,
      inv_2: already,
      inv_3: wrong,
      inv_4: (response) => answerText(response, already, "proxy", "text/html"),
    });
    const { succeeded, unchanged, failed } = await act(client, ["inv_1", "inv_2", "inv_3", "inv_4"]);
    expect(ids(succeeded)).toEqual(["inv_1"]);
    expect(unchanged).toEqual([{ id: "inv_2", status: already }]);
    expect(ids(failed)).toEqual(["inv_3", "inv_4"]);
  });

  it("tells of pause where there was nothing to do, by the status of the success", async () => {
    answerEach({ inv_1: 202, inv_2: 200, inv_3: 409 });
    const { succeeded, unchanged, failed } = await pauseInvocations(client, ["inv_1", "inv_2", "inv_3"]);
    expect([ids(succeeded), unchanged, ids(failed)]).toEqual([["inv_1"], [{ id: "inv_2", status: 200 }], ["inv_3"]]);
  });

  it.each([
    ["kill", killInvocations],
    ["cancel", cancelInvocations],
  ])("takes a 404 for done where %s was sent before, and only there", async (_, act) => {
    let attempts = 0;
    answerEach({
      inv_1: (response) => (attempts++ === 0 ? response.destroy() : answerJson(response, 404, { message: "gone" })),
      inv_2: 404,
    });
    const { unchanged, failed } = await act(client, ["inv_1", "inv_2"]);
    expect(unchanged).toEqual([{ id: "inv_1", status: 404 }]);
    expect(ids(failed)).toEqual(["inv_2"]);
  });
});

describe("an outcome that is not known", () => {
  const answers = {
    inv_cut: (response: ServerResponse) => response.destroy(),
    inv_slow: () => {},
    inv_gateway: (response: ServerResponse) => answerText(response, 504, "Gateway Timeout"),
    inv_login: (response: ServerResponse) => answerText(response, 200, "<html>", "text/html"),
    inv_busy: 429,
    inv_gone: 404,
  };
  const all = Object.keys(answers);

  it("of what is not safe to repeat is told apart from a failure, and it was sent once", async () => {
    answerEach(answers);
    const { failed, unknown } = await restartInvocations(client, all, { timeout: 200 });
    expect(ids(failed)).toEqual(["inv_busy", "inv_gone"]);
    expect(ids(unknown)).toEqual(["inv_cut", "inv_gateway", "inv_login", "inv_slow"]);
    expect(server.requests.map(idOf).sort()).toEqual([...all].sort());
  });

  it("of what is safe to repeat is a failure: it may be done again", async () => {
    answerEach({ inv_cut: answers.inv_cut, inv_gateway: answers.inv_gateway });
    const { failed, unknown } = await killInvocations(client, ["inv_cut", "inv_gateway"], { maxRetries: 0 });
    expect(ids(failed)).toEqual(["inv_cut", "inv_gateway"]);
    expect(unknown).toEqual([]);
  });

  it("is none where nothing was sent", async () => {
    const { url } = server;
    const gone = await startLoopbackServer();
    await gone.close();
    const refused = createClient({ baseUrl: gone.url });
    const tokenless = createClient({ baseUrl: url, token: () => Promise.reject(new Error("no")) });
    for (const one of [refused, tokenless]) {
      expect(await restartInvocations(one, ["inv_1"], { maxRetries: 0 })).toMatchObject({ failed: [{}], unknown: [] });
    }
    const context = { operation: "a", method: "PATCH", url, attempts: 1 };
    const error = new AdminUnsupportedError(context, { what: "the operation", since: "1.8.0" }, "1.6.2");
    expect(isUndone("inv_1", error)).toBe(true);
    for (const id of ["", ".", "..", "\ud800"]) {
      expect((await restartInvocations(client, [id])).unknown).toEqual([]);
    }
  });

  it("is assumed where middleware throws, since it may do so after the answer", async () => {
    client.http.use({
      onResponse: () => {
        throw new TypeError("mine");
      },
    });
    const { unknown } = await restartInvocations(client, ["inv_1"]);
    expect(unknown).toMatchObject([{ id: "inv_1", error: { message: "mine" } }]);
    expect((await killInvocations(client, ["inv_1"])).failed).toMatchObject([{ error: { message: "mine" } }]);
  });
});

describe("the progress", () => {
  it("is told after each call", async () => {
    answerEach({ inv_1: 404, inv_2: (response) => response.destroy() });
    const seen: BulkProgress[] = [];
    await resumeInvocations(client, names(4), { concurrency: 1, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done, failed, total }) => [done, failed, total])).toEqual([
      [1, 0, 4],
      [2, 1, 4],
      [3, 2, 4],
      [4, 2, 4],
    ]);
    for (const { rate } of seen) expect(rate).toSatisfy((value) => Number.isFinite(value) && value > 0);
  });

  it("counts what was unchanged as done", async () => {
    answerEach({ inv_0: 409 });
    const seen: [number, number][] = [];
    const onProgress = ({ done, failed }: BulkProgress) => seen.push([done, failed]);
    await killInvocations(client, names(2), { concurrency: 1, onProgress });
    expect(seen).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it("has the calls per second", async () => {
    server.answer = async (response) => {
      await delay(50);
      response.writeHead(200).end();
    };
    let last = 0;
    await killInvocations(client, names(10), { concurrency: 1, onProgress: ({ rate }) => (last = rate) });
    expect(last).toBeGreaterThan(5);
    expect(last).toBeLessThan(20.1);
  });

  it("counts duplicates once, and knows no total of what comes one after the other", async () => {
    const totals: (number | undefined)[] = [];
    const onProgress = ({ total }: BulkProgress) => totals.push(total);
    await killInvocations(client, ["inv_1", "inv_1"], { onProgress });
    await killInvocations(client, new Set(["inv_1"]), { onProgress });
    answerQuery(["inv_1", "inv_2"]);
    await killInvocations(client, { status: "paused" }, { onProgress });
    expect(totals).toEqual([1, undefined, 2, 2]);
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("mine");
      },
    ],
    ["rejects", () => Promise.reject(new Error("mine"))],
    ["never ends", () => new Promise(() => {})],
  ])("harms nothing if the callback %s", async (_, onProgress) => {
    expect((await killInvocations(client, names(5), { onProgress })).succeeded).toHaveLength(5);
  });
});

describe("a dry run", () => {
  it("sends nothing and gives the ids", async () => {
    const onProgress = () => expect.fail("nothing is done");
    const result = await killInvocations(client, ["inv_1", "inv_2", "inv_1"], { dryRun: true, onProgress });
    expect(result).toEqual({ ...empty, notStarted: ["inv_1", "inv_2"] });
    expect((await killInvocations(client, new Set(names(3)), { dryRun: true })).notStarted).toEqual(names(3));
    expect(calls()).toEqual([]);
  });

  it("of a filter sends the query alone", async () => {
    answerQuery(names(3));
    expect((await killInvocations(client, { status: "paused" }, { dryRun: true })).notStarted).toEqual(names(3));
    expect(calls()).toEqual(["POST /query"]);
  });
});

describe("an abort", () => {
  /** Answers the first ones, and leaves the others without an answer; aborts once `concurrency` of those have come. */
  function stall(answered: number, concurrency: number): AbortSignal {
    const controller = new AbortController();
    server.answer = (response) => {
      if (server.requests.length <= answered) response.writeHead(200).end();
      if (server.requests.length === answered + concurrency) controller.abort(new Error("changed my mind"));
    };
    return controller.signal;
  }

  it("stops with what was done by then, what may have been done, and what was not begun", async () => {
    const signal = stall(10, 4);
    const error = await catchStop(resumeInvocations(client, names(40), { signal, concurrency: 4 }));
    const { succeeded, unknown, failed, notStarted } = error.result;
    expect([succeeded.length, unknown.length, failed.length, notStarted.length]).toEqual([10, 4, 0, 26]);
    expect([...ids(succeeded), ...ids(unknown), ...notStarted].sort()).toEqual(names(40).sort());
    expect(unknown[0]?.error).toBe(signal.reason);
    expect(error.cause).toBe(signal.reason);
    expect(server.requests).toHaveLength(14);
  });

  it("leaves what is safe to repeat among the failures", async () => {
    const signal = stall(10, 4);
    const { result } = await catchStop(killInvocations(client, names(40), { signal, concurrency: 4 }));
    expect([result.succeeded.length, result.unknown.length, result.failed.length]).toEqual([10, 0, 4]);
  });

  it("says in words how far it was", async () => {
    const signal = stall(10, 4);
    const error = await catchStop(resumeInvocations(client, names(40), { signal, concurrency: 4 }));
    expect(error).toBeInstanceOf(RestateAdminError);
    expect(error).toMatchObject({ name: "BulkStoppedError", operation: "resumeInvocations", method: "PATCH" });
    expect(error.message).toBe(
      "resumeInvocations: stopped before all was done: changed my mind (succeeded 10, unchanged 0, failed 0, unknown 4, " +
        "notStarted 26) (PATCH /invocations/{invocation_id}/resume)",
    );
  });

  it("of what all had begun says so too, and one after all is done changes nothing", async () => {
    const { result } = await catchStop(killInvocations(client, names(4), { signal: stall(0, 4), concurrency: 4 }));
    expect([result.failed.length, result.notStarted]).toEqual([4, []]);

    server.answer = (response) => response.writeHead(200).end();
    const controller = new AbortController();
    const onProgress = ({ done }: BulkProgress) => done === 4 && controller.abort();
    const whole = await killInvocations(client, names(4), { signal: controller.signal, onProgress });
    expect(whole.succeeded).toHaveLength(4);
  });

  it("between two calls says so too", async () => {
    const controller = new AbortController();
    const onProgress = ({ done }: BulkProgress) => done === 2 && controller.abort();
    const options = { signal: controller.signal, onProgress, concurrency: 1 };
    const { result } = await catchStop(killInvocations(client, names(4), options));
    expect([ids(result.succeeded), result.notStarted]).toEqual([
      ["inv_0", "inv_1"],
      ["inv_2", "inv_3"],
    ]);
  });

  it("before the beginning is the signal's reason, and nothing is sent", async () => {
    const reason = new Error("changed my mind");
    expect(await catchError(killInvocations(client, names(4), { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(calls()).toEqual([]);
  });

  it("while a filter is listed is the signal's reason, and nothing is done", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    server.answer = () => controller.abort(reason);
    const { signal } = controller;
    expect(await catchError(killInvocations(client, { status: "paused" }, { signal }))).toBe(reason);
    expect(calls()).toEqual(["POST /query"]);
  });

  it("does not wait for a target that never comes, and closes what they come from", async () => {
    const controller = new AbortController();
    let isClosed = false;
    const targets = {
      [Symbol.asyncIterator]: () => ({
        left: ["inv_1"],
        next() {
          const value = this.left.shift();
          return value === undefined ? new Promise<never>(() => {}) : Promise.resolve({ done: false as const, value });
        },
        async return(): Promise<IteratorResult<string>> {
          isClosed = true;
          throw new Error("not of interest");
        },
      }),
    };
    const onProgress = () => controller.abort("enough");
    const error = await catchStop(killInvocations(client, targets, { signal: controller.signal, onProgress }));
    expect(error.cause).toBe("enough");
    expect(ids(error.result.succeeded)).toEqual(["inv_1"]);
    expect(isClosed).toBe(true);
  });

  it("that comes between a target and its call leaves it not begun", async () => {
    const notStarted: string[] = [];
    for (let steps = 0; steps < 20; steps++) {
      const controller = new AbortController();
      const abort = async () => {
        for (let step = 0; step < steps; step++) await undefined;
        controller.abort();
      };
      function* targets(): Generator<string> {
        yield "inv_1";
        void abort();
        yield* ["inv_2", "inv_3"];
      }
      const options = { signal: controller.signal, concurrency: 1 };
      const { result } = await catchStop(killInvocations(client, targets(), options));
      expect(ids(result.succeeded)).toEqual(["inv_1"]);
      expect(["", "inv_2"]).toContain([...ids(result.failed), ...result.notStarted].join());
      notStarted.push(...result.notStarted);
    }
    expect(notStarted.length).toBeGreaterThan(0);
  });

  it("in a generator that is at work does not wait for its end", async () => {
    const controller = new AbortController();
    async function* targets(): AsyncGenerator<string> {
      yield "inv_1";
      await new Promise(() => {});
    }
    const onProgress = () => controller.abort();
    const { result } = await catchStop(killInvocations(client, targets(), { signal: controller.signal, onProgress }));
    expect(ids(result.succeeded)).toEqual(["inv_1"]);
  });

  it("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    const active = new Set<unknown>();
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      active.add(args[1]);
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      active.delete(args[1]);
      remove(...args);
    };
    await killInvocations(client, new Set(names(50)), { signal });
    expect(listeners).toBeGreaterThan(0);
    expect(active.size).toBe(0);
  });
});

describe("targets that fail", () => {
  const failure = new Error("the list broke off");

  it("stop the run with what was done by then; what is on its way comes to its end", async () => {
    server.answer = async (response) => {
      await delay(30);
      response.writeHead(200).end();
    };
    async function* targets(): AsyncGenerator<string> {
      yield* names(7);
      throw failure;
    }
    const { cause, result } = await catchStop(resumeInvocations(client, targets(), { concurrency: 5 }));
    expect(cause).toBe(failure);
    expect(ids(result.succeeded)).toEqual(names(7));
    expect(server.requests).toHaveLength(7);
  });

  it("may fail at once, or when they are opened", async () => {
    const broken = {
      [Symbol.iterator](): Iterator<string> {
        throw failure;
      },
    };
    expect(await catchStop(killInvocations(client, broken))).toMatchObject({ cause: failure, result: empty });
  });

  it("stop the run if there is something else among them", async () => {
    let isClosed = false;
    function* targets(): Generator<string> {
      try {
        yield "inv_1";
        yield 5 as never;
        yield "inv_2";
      } finally {
        isClosed = true;
      }
    }
    const { cause, result } = await catchStop(killInvocations(client, targets()));
    expect(cause).toMatchObject({ name: "TypeError", message: "a target must be an id or have one, not number" });
    expect(ids(result.succeeded)).toEqual(["inv_1"]);
    expect(isClosed).toBe(true);
  });
});
