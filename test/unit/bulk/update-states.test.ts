import { beforeEach, expect, it } from "vitest";
import { readResult } from "../../../src/bulk/index.js";
import { type Client, clearStates, createClient, type ServiceState, updateStates } from "../../../src/index.js";
import { prepareState } from "../../../src/state/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson, type LoopbackServer, type SeenRequest } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { catchStop, type Lists, listIds } from "./bulk-server.js";

type Values = Readonly<Record<string, unknown>>;

const server = useLoopbackServer();

/** The state of each key. Like the real server, this one accepts any change, and drops it if the version differs. */
let states: Map<string, Values>;
/** Rows of state that belongs to a scope, which the server lists with the others. */
let scoped: readonly { readonly service_key: string; readonly scope: string }[];
let changes: { readonly key: string; readonly values: Values }[];
let client: Client;
/** With which status the server rejects changes, if it does. */
let rejection: number | undefined;
/** Hooks that are called before and after a change is made. */
let meddle: (key: string) => void;
let buildUpon: (key: string) => void;

function listRows(query: string): object[] {
  if (/SELECT .* FROM state WHERE service_name = 'Cart' AND TRUE ORDER BY/.test(query))
    return [...[...states.keys()].map((service_key) => ({ service_key })), ...scoped];
  const wanted = /service_key (?:=|IN) (.*?) AND/.exec(query)?.[1]?.matchAll(/'(.*?)'/g) ?? [];
  return [...wanted].flatMap(([, service_key = ""]) =>
    Object.entries(states.get(service_key) ?? {}).map(([key, value]) => ({
      service_key,
      key,
      scope: /"?scope"? = '(.*?)'/.exec(query)?.[1] ?? null,
      value: Buffer.from(JSON.stringify(value)).toString("hex"),
    })),
  );
}

const close = ({ bytes, values }: ServiceState): Values | undefined =>
  values.status === "open" ? { ...bytes, status: "closed" } : undefined;
const isChange = ({ url }: SeenRequest): boolean => url.endsWith("/state");

useFastClock();
beforeEach(() => {
  states = new Map();
  scoped = [];
  changes = [];
  rejection = undefined;
  meddle = () => {};
  buildUpon = () => {};
  server.answer = async (response, { url, body }) => {
    if (url === "/health") return response.writeHead(200).end();
    const request = JSON.parse(String(body));
    if (url === "/query") return answerJson(response, 200, { rows: listRows(request.query) });
    const { object_key: key, new_state, version } = request;
    if (rejection !== undefined) return answerJson(response, rejection, { message: "no" });
    meddle(key);
    const values = Object.fromEntries(
      Object.entries(new_state).map(([name, json]) => [name, JSON.parse(String(json))]),
    );
    changes.push({ key, values });
    const { state } = await prepareState(states.get(key) ?? {}, "the state");
    if (version === state.version) states.set(key, values);
    buildUpon(key);
    response.writeHead(202).end();
  };
  client = createClient({ baseUrl: server.url, serverVersion: false });
});

const open = { status: "open" };
const closed = { status: "closed" };

interface Case {
  readonly before: Readonly<Record<string, Values>>;
  readonly keys: string[] | "all";
  readonly act?: "clear";
  readonly dryRun?: boolean;
  readonly lists: Lists;
  readonly after?: Readonly<Record<string, Values>>;
}

it.each<[string, Case]>([
  [
    "replaced by what the function returns, unless that changes nothing",
    {
      before: { a: { ...open, other: 1 }, b: closed, c: open },
      keys: ["a", "b", "c", "c", "none"],
      lists: { succeeded: ["a", "c"], unchanged: ["b same state", "none no state"] },
      after: { a: { ...closed, other: 1 }, b: closed, c: closed },
    },
  ],
  [
    "not replaced in a dry run",
    {
      ...{ before: { a: open, b: closed }, keys: ["a", "b", "none"], dryRun: true },
      lists: { unchanged: ["b same state", "none no state"], notStarted: ["a"] },
    },
  ],
  [
    "not cleared in a dry run",
    { act: "clear", before: { a: open }, keys: "all", dryRun: true, lists: { notStarted: ["a"] } },
  ],
])("states are %s", async (_, { before, keys, act, dryRun, lists, after = before }) => {
  for (const [key, values] of Object.entries(before)) states.set(key, values);
  const result = act
    ? await clearStates(client, "Cart", keys, { dryRun })
    : await updateStates(client, "Cart", keys, close, { dryRun });
  expect(listIds(result)).toEqual(lists);
  expect(Object.fromEntries(states)).toEqual(after);
  // The data is the new state, or the state that a real run would write.
  for (const { id, data } of result.succeeded) expect(data.values).toEqual(states.get(id));
  for (const { data } of result.notStarted) expect(data?.values).toEqual(act ? {} : closed);
  expect(changes).toHaveLength(result.succeeded.length);
});

it("states that are updated are read by one query for the targets in flight, at most 100", async () => {
  const keys = Array.from({ length: 150 }, (_, n) => `key_${n}`);
  for (const key of keys) states.set(key, open);
  const result = await updateStates(client, "Cart", keys, close, { dryRun: true, concurrency: 150 });
  expect(listIds(result)).toEqual({ notStarted: [...keys].sort() });
  const sizes = server.requests.map(({ body }) => body.match(/key_\d+/g)?.length ?? 0);
  expect(sizes.length).toBeLessThan(20);
  expect(Math.max(...sizes)).toBe(100);
});

it("states that are updated are changed again, on top of the state that somebody else wrote first", async () => {
  states.set("a", open);
  const seen: Values[] = [];
  meddle = () => {
    if (changes.length < 2) states.set("a", { ...open, by: changes.length });
  };
  const { succeeded } = await updateStates(client, "Cart", ["a"], (state) => {
    seen.push(state.values);
    return close(state);
  });
  expect(seen).toEqual([open, { ...open, by: 0 }, { ...open, by: 1 }]);
  expect(succeeded).toMatchObject([{ id: "a", data: { values: { status: "closed", by: 1 } } }]);
});

it.each([
  [2, 2],
  [undefined, 5],
])(
  "states that are updated are unknown after %s conflicts, and what somebody else wrote is not overwritten",
  async (attempts, count) => {
    states.set("a", open).set("b", open);
    meddle = (key) => {
      if (key === "a") states.set("a", { ...open, by: changes.length });
    };
    const result = await updateStates(client, "Cart", ["a", "b"], close, { attempts });
    expect(listIds(result)).toEqual({ succeeded: ["b"], unknown: ["a"] });
    expect(result.unknown).toMatchObject([{ error: { name: "StateConflictError" } }]);
    expect(changes.filter(({ key }) => key === "a")).toHaveLength(count);
    expect(states.get("a")).toMatchObject(open);
  },
);

it.each<[string, number, Lists, (stop: AbortController) => unknown]>([
  ["the function wants no change", 1, { succeeded: ["a"] }, () => states.set("a", closed)],
  ["the server rejects the next change", 2, { unknown: ["a"] }, () => (rejection = 400)],
  ["the caller aborts", 2, { unknown: ["a"] }, (stop) => stop.abort()],
  ["the function throws", 2, { unknown: ["a"] }, () => Promise.reject(new RangeError("mine"))],
])(
  "states that are updated may have been changed before a conflict: if %s after %s of them, the lists are %o",
  async (_, attempts, lists, act) => {
    const stop = new AbortController();
    states.set("a", open);
    // The change is made, and overwritten before it is seen.
    buildUpon = () => void states.set("a", { ...open, by: "another client" });
    let calls = 0;
    const change = async (state: ServiceState) => {
      calls++;
      if (calls === 2) await act(stop);
      return states.get("a")?.status === "closed" ? undefined : close(state);
    };
    const run = updateStates(client, "Cart", ["a"], change, { attempts, signal: stop.signal });
    expect(listIds(await readResult(run))).toEqual(lists);
  },
);

it("states that are updated have succeeded if a handler changed the state further before the change was seen", async () => {
  states.set("a", open);
  buildUpon = (key) => void states.set(key, { ...states.get(key), by: "a handler" });
  const result = await updateStates(client, "Cart", ["a"], close);
  expect(listIds(result)).toEqual({ succeeded: ["a"] });
  expect(result.succeeded[0]?.data.values).toEqual({ status: "closed", by: "a handler" });
  expect(changes).toHaveLength(1);
});

it("states that are updated fail one by one if the function does, or returns no state, and nothing is sent for those", async () => {
  states.set("a", open);
  const results: Record<string, unknown> = { null: null, text: "closed", nan: { a: Number.NaN } };
  const result = await updateStates(client, "Cart", ["a", ...Object.keys(results), "throws"], (state, key) => {
    if (key === "throws") throw new RangeError("mine");
    // Plain JavaScript may return anything.
    return key === "a" ? close(state) : (results[key] as Values);
  });
  expect(listIds(result)).toEqual({ succeeded: ["a"], failed: ["nan", "null", "text", "throws"] });
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
])("states that are updated are told apart if the change %s: %s", async (_, list, answer) => {
  states.set("a", open);
  const { answer: asBefore } = server;
  server.answer = (response, request) => (isChange(request) ? answer(response) : asBefore(response, request));
  const start = performance.now();
  const result = await updateStates(client, "Cart", ["a"], close, { verify: { timeout: 50 } });
  expect(listIds(result)).toEqual({ [list]: ["a"] });
  expect(performance.now() - start).toBeLessThan(30_000);
  server.answer = asBefore;
  expect(listIds(await updateStates(client, "Cart", result[list], close))).toEqual({ succeeded: ["a"] });
});

it("states that are updated are unknown if the change was accepted, and the state can no longer be read", async () => {
  states.set("a", open);
  const { answer } = server;
  server.answer = (response, request) =>
    changes.length > 0 && !isChange(request) ? response.writeHead(403).end() : answer(response, request);
  expect(listIds(await updateStates(client, "Cart", ["a"], close))).toEqual({ unknown: ["a"] });
});

const abort = <Returned>(stop: AbortController, returned: Returned) => {
  stop.abort();
  return returned;
};

it.each<[string, (stop: AbortController) => Values | Promise<Values>]>([
  ["returns", (stop) => abort(stop, closed)],
  ["hangs", (stop) => abort(stop, new Promise(() => {}))],
  ["has returned", (stop) => Object.defineProperty({}, "status", { get: () => abort(stop, "x"), enumerable: true })],
])(
  "states that are updated are in the result of a run that is aborted while the function %s, each in one list",
  async (_, changeLast) => {
    for (const key of ["a", "b", "c"]) states.set(key, open);
    const stop = new AbortController();
    const change = (state: ServiceState, key: string) => (key === "b" ? changeLast(stop) : close(state));
    const run = updateStates(client, "Cart", ["a", "b", "c"], change, { concurrency: 1, signal: stop.signal });
    const { result, calledFunction, cause } = await catchStop(run);
    expect(listIds(result)).toEqual({ succeeded: ["a"], notStarted: ["b", "c"] });
    expect([calledFunction, cause]).toEqual(["updateStates", stop.signal.reason]);
  },
);

it("the state of a scope is read, changed and verified in that scope", async () => {
  states.set("a", open);
  const result = await updateStates(client, "Cart", ["a"], close, { scope: "tenant" });
  expect(result.succeeded.map(({ id }) => id)).toEqual(["a"]);
  const sent = server.requests.filter(({ url }) => url !== "/health").map(({ url, body }) => [url, JSON.parse(body)]);
  const scopes = sent.map(([url, body]) => (url === "/query" ? /scope = '(.*?)'/.exec(body.query)?.[1] : body.scope));
  expect(new Set(scopes)).toEqual(new Set(["tenant"]));
});

it("updateStates leaves out keys that have only scoped state, even if the version of the server is unknown", async () => {
  states.set("bob", open);
  scoped = ["bob", "eve"].map((service_key) => ({ service_key, scope: "tenant" }));
  expect(listIds(await updateStates(client, "Cart", "all", () => closed))).toEqual({ succeeded: ["bob"] });
  expect(changes).toEqual([{ key: "bob", values: closed }]);
});
