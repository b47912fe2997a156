import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type BulkProgress,
  type BulkResult,
  type Client,
  clearStates,
  createClient,
  type ServiceState,
  updateStates,
} from "../../../src/index.js";
import { prepareState } from "../../../src/state/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson, type LoopbackServer, type SeenRequest, startLoopbackServer } from "../../kit/loopback-server.js";
import { catchStop } from "./bulk-server.js";

type Values = Readonly<Record<string, unknown>>;

/** The state of each key. Like the real server, this one accepts any change, and drops it if the version differs. */
let states: Map<string, Values>;
let changes: { readonly key: string; readonly values: Values }[];
let server: LoopbackServer;
let client: Client;
const hooks = {
  /** Called before a change is made. */
  meddle: (_key: string): void => {},
};

/** Starts the server before each test of a file. */
function useStateServer(): void {
  beforeEach(async () => {
    states = new Map();
    changes = [];
    hooks.meddle = () => {};
    server = await startLoopbackServer();
    server.answer = async (response, { url, body }) => {
      if (url === "/health") return response.writeHead(200).end();
      const request = JSON.parse(String(body));
      if (url === "/query") return answerJson(response, 200, { rows: listRows(request.query) });
      const { object_key: key, new_state, version } = request;
      hooks.meddle(key);
      const values = Object.fromEntries(
        Object.entries(new_state).map(([name, json]) => [name, JSON.parse(String(json))]),
      );
      changes.push({ key, values });
      const { target } = await prepareState(states.get(key) ?? {}, "the state");
      if (version === target.version) states.set(key, values);
      response.writeHead(202).end();
    };
    client = createClient({ baseUrl: server.url, serverVersion: false });
  });
  afterEach(() => server.close());
}

function listRows(query: string): object[] {
  if (query.includes("DISTINCT service_key")) return [...states.keys()].map((service_key) => ({ service_key }));
  const wanted = /service_key (?:=|IN) (.*?) AND/.exec(query)?.[1]?.matchAll(/'(.*?)'/g) ?? [];
  return [...wanted].flatMap(([, service_key = ""]) =>
    Object.entries(states.get(service_key) ?? {}).map(([key, value]) => ({
      service_key,
      key,
      value: Buffer.from(JSON.stringify(value)).toString("hex"),
    })),
  );
}

const close = ({ bytes, values }: ServiceState): Values | undefined =>
  values.status === "open" ? { ...bytes, status: "closed" } : undefined;
const isChange = ({ url }: SeenRequest): boolean => url.endsWith("/state");

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();

type SortedResult = Readonly<Record<keyof BulkResult, readonly string[]>>;
const none: SortedResult = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
const sort = (result: BulkResult): SortedResult => ({
  succeeded: ids(result.succeeded),
  unchanged: ids(result.unchanged),
  failed: ids(result.failed),
  unknown: ids(result.unknown),
  notStarted: ids(result.notStarted),
});

useFastClock();

useStateServer();

describe("states that are cleared", () => {
  beforeEach(() => void states.set("a", { status: "open" }).set("b", { status: "closed" }));

  it("are those of the given keys that have one", async () => {
    const { succeeded, unchanged } = await clearStates(client, "Cart", ["a", "none"]);
    expect([succeeded, unchanged]).toMatchObject([
      [{ id: "a", data: { values: {} } }],
      [{ id: "none", reason: "no state" }],
    ]);
    expect(Object.fromEntries(states)).toEqual({ a: {}, b: { status: "closed" } });
  });

  it("are all of the service, and in a dry run none", async () => {
    expect(sort(await clearStates(client, "Cart", "all", { dryRun: true }))).toEqual({
      ...none,
      notStarted: ["a", "b"],
    });
    expect(changes).toEqual([]);
    expect(sort(await clearStates(client, "Cart", "all"))).toEqual({ ...none, succeeded: ["a", "b"] });
    expect(Object.fromEntries(states)).toEqual({ a: {}, b: {} });
  });
});

describe("states that are updated", () => {
  it("are each replaced by what the function returns, unless that changes nothing", async () => {
    states.set("a", { status: "open", other: 1 }).set("b", { status: "closed" }).set("c", { status: "open" });
    const result = await updateStates(client, "Cart", ["a", "b", "c", "c", "none"], close);
    expect(sort(result)).toEqual({ ...none, succeeded: ["a", "c"], unchanged: ["b", "none"] });
    expect(result.succeeded.find(({ id }) => id === "a")?.data.values).toEqual({ status: "closed", other: 1 });
    expect(result.unchanged).toContainEqual({ id: "b", status: undefined, reason: "same state" });
    expect(Object.fromEntries(states)).toEqual({
      a: { status: "closed", other: 1 },
      b: { status: "closed" },
      c: { status: "closed" },
    });
    const same = await updateStates(client, "Cart", new Set(["a"]), ({ bytes }) => bytes);
    expect(sort(same)).toEqual({ ...none, unchanged: ["a"] });
    expect(changes).toHaveLength(2);
  });

  it("are read by one query for those in flight", async () => {
    const keys = Array.from({ length: 100 }, (_, n) => `key_${n}`);
    for (const key of keys) states.set(key, { status: "open" });
    const { notStarted } = await updateStates(client, "Cart", keys, close, { dryRun: true });
    expect(ids(notStarted)).toEqual([...keys].sort());
    expect(server.requests.length).toBeLessThan(20);
    expect(changes).toEqual([]);
  });

  it("are changed again, on top of what somebody else wrote first", async () => {
    states.set("a", { status: "open" });
    const seen: Values[] = [];
    hooks.meddle = () => {
      if (changes.length < 2) states.set("a", { status: "open", by: changes.length });
    };
    const { succeeded } = await updateStates(client, "Cart", ["a"], (state) => {
      seen.push(state.values);
      return close(state);
    });
    expect(seen).toEqual([{ status: "open" }, { status: "open", by: 0 }, { status: "open", by: 1 }]);
    expect(succeeded).toMatchObject([{ id: "a", data: { values: { status: "closed", by: 1 } } }]);
    expect(states.get("a")).toEqual({ status: "closed", by: 1 });
  });

  it("are left alone after so many conflicts, and nothing of the others is overwritten", async () => {
    states.set("a", { status: "open" }).set("b", { status: "open" });
    hooks.meddle = (key) => {
      if (key === "a") states.set("a", { status: "open", by: changes.length });
    };
    const result = await updateStates(client, "Cart", ["a", "b"], close, { attempts: 2 });
    expect(sort(result)).toEqual({ ...none, succeeded: ["b"], failed: ["a"] });
    expect(result.failed).toMatchObject([{ error: { name: "StateConflictError" } }]);
    expect(changes.filter(({ key }) => key === "a")).toHaveLength(2);
    expect(states.get("a")).toMatchObject({ status: "open" });
  });

  it("fail one by one if the function does, or returns no state, and nothing is sent for those", async () => {
    states.set("a", { status: "open" });
    const results: Record<string, unknown> = { null: null, text: "closed", nan: { a: Number.NaN } };
    const result = await updateStates(client, "Cart", ["a", ...Object.keys(results), "throws"], (state, key) => {
      if (key === "throws") throw new RangeError("mine");
      // Plain JavaScript may return anything.
      return key === "a" ? close(state) : (results[key] as Values);
    });
    expect(sort(result)).toEqual({ ...none, succeeded: ["a"], failed: ["nan", "null", "text", "throws"] });
    const errors = Object.fromEntries(result.failed.map(({ id, error }) => [id, String(error)]));
    expect(errors).toMatchObject({
      null: expect.stringContaining("updateStates: the result of change must be a plain object"),
      nan: expect.stringContaining('the value of "a" cannot be written as JSON'),
      throws: "RangeError: mine",
    });
    expect(changes).toHaveLength(1);
  });

  it.each<[string, "failed" | "unknown", (response: Parameters<LoopbackServer["answer"]>[0]) => unknown]>([
    ["is rejected", "failed", (response) => answerJson(response, 404, { message: "no such service" })],
    ["gets no response", "unknown", (response) => response.destroy()],
    ["is accepted, but not made", "unknown", (response) => response.writeHead(202).end()],
  ])("are told apart if the change %s: %s", async (_, list, answer) => {
    states.set("a", { status: "open" });
    const { answer: asBefore } = server;
    server.answer = (response, request) => (isChange(request) ? answer(response) : asBefore(response, request));
    const result = await updateStates(client, "Cart", ["a"], close, { verify: { timeout: 50 } });
    expect(sort(result)).toEqual({ ...none, [list]: ["a"] });
    server.answer = asBefore;
    expect(sort(await updateStates(client, "Cart", result[list], close))).toEqual({ ...none, succeeded: ["a"] });
  });

  it("are unknown if the change was accepted, and the state cannot be read any more", async () => {
    states.set("a", { status: "open" });
    const { answer } = server;
    server.answer = (response, request) =>
      changes.length > 0 && !isChange(request) ? response.writeHead(403).end() : answer(response, request);
    expect(sort(await updateStates(client, "Cart", ["a"], close))).toEqual({ ...none, unknown: ["a"] });
    expect(states.get("a")).toEqual({ status: "closed" });
  });

  it("are at most as many at once as `concurrency`, with progress after each", async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `key ${index}`);
    for (const key of keys) states.set(key, { status: "open" });
    let busy = 0;
    let most = 0;
    let fill = (): void => {};
    const isFull = new Promise<void>((resolve) => {
      fill = resolve;
    });
    let last: BulkProgress | undefined;
    const change = async (state: ServiceState) => {
      most = Math.max(most, ++busy);
      if (busy === 4) fill();
      await isFull;
      // One more than there may be would come meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy--;
      return close(state);
    };
    const onProgress = (progress: BulkProgress) => {
      last = progress;
    };
    const { succeeded } = await updateStates(client, "Cart", keys, change, { concurrency: 4, onProgress });
    expect(succeeded).toHaveLength(30);
    expect(most).toBe(4);
    expect(last).toMatchObject({ total: 30, done: 30, succeeded: 30, remaining: 0 });
  });

  it("are in the result of a run that is aborted, each in one list", async () => {
    for (const key of ["a", "b", "c"]) states.set(key, { status: "open" });
    const stop = new AbortController();
    const change = (state: ServiceState, key: string) => {
      if (key === "b") stop.abort();
      return close(state);
    };
    const run = updateStates(client, "Cart", ["a", "b", "c"], change, { concurrency: 1, signal: stop.signal });
    const { result, calledFunction } = await catchStop(run);
    expect([calledFunction, sort(result)]).toEqual([
      "updateStates",
      { ...none, succeeded: ["a"], notStarted: ["b", "c"] },
    ]);
  });

  it("are in the result of a run that is aborted while the function hangs", async () => {
    states.set("a", { status: "open" }).set("b", { status: "open" });
    const stop = new AbortController();
    const change = (state: ServiceState, key: string) => {
      if (key === "a") return close(state);
      setTimeout(() => stop.abort(), 100);
      return new Promise<undefined>(() => {});
    };
    const options = { signal: stop.signal, concurrency: 1 };
    const { result, cause } = await catchStop(updateStates(client, "Cart", ["a", "b", "c"], change, options));
    expect(sort(result)).toEqual({ ...none, succeeded: ["a"], notStarted: ["b", "c"] });
    expect(cause).toBe(stop.signal.reason);
  });

  it("have succeeded if somebody else built upon the change before it was seen", async () => {
    states.set("a", { status: "open" });
    const { answer } = server;
    server.answer = async (response, request) => {
      await answer(response, request);
      if (isChange(request)) states.set("a", { ...states.get("a"), by: "a handler" });
    };
    const result = await updateStates(client, "Cart", ["a"], close);
    expect(sort(result)).toEqual({ ...none, succeeded: ["a"] });
    expect(result.succeeded[0]?.data.values).toEqual({ status: "closed", by: "a handler" });
    expect(changes).toHaveLength(1);
  });

  it("are listed by a dry run as they would be after the change, and nothing is sent", async () => {
    states.set("a", { status: "open", other: 1 }).set("b", { status: "closed" });
    const change = (state: ServiceState, key: string) => {
      if (key === "throws") throw new RangeError("mine");
      return key === "new" ? { status: "open" } : close(state);
    };
    const result = await updateStates(client, "Cart", ["a", "b", "none", "new", "throws"], change, { dryRun: true });
    expect(sort(result)).toEqual({ ...none, unchanged: ["b", "none"], failed: ["throws"], notStarted: ["a", "new"] });
    expect(Object.fromEntries(result.notStarted.map(({ id, data }) => [id, data?.values]))).toEqual({
      a: { status: "closed", other: 1 },
      new: { status: "open" },
    });
    expect(Object.fromEntries(result.unchanged.map(({ id, reason }) => [id, reason]))).toEqual({
      b: "same state",
      none: "no state",
    });
    expect(server.requests.filter(isChange)).toEqual([]);
  });
});
