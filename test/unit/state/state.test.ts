import { afterEach, expect, it, vi } from "vitest";
import {
  createClient,
  readState,
  replaceState,
  type ServiceState,
  type WaitForStateOptions,
  waitForState,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { toFetch } from "../../kit/to-fetch.js";

useFastClock();
afterEach(() => {
  vi.unstubAllGlobals();
});

const [ONE, TWO, THREE] = ["31", "32", "33"].map((value) => ({ key: "a", value })) as [Row, Row, Row];

interface Row {
  readonly key: string;
  readonly value: string;
  readonly scope?: string;
}

/** A server that accepts every change, and shows one state after the other: rows of the table `state`. */
function createScriptedClient(states: readonly (readonly Row[])[], serverVersion: string | false = "1.7.12") {
  const left = [...states];
  const queries: string[] = [];
  const fetch = toFetch(async (request) => {
    if (!request.url.endsWith("/query")) return new Response(null, { status: 202 });
    queries.push((await request.json()).query);
    return Response.json({ rows: left.length > 1 ? left.shift() : left[0] });
  });
  return { client: createClient({ serverVersion, fetch }), queries };
}

/** A client of a server that shows one value after the other. */
const showing = (...rows: readonly Row[]) => createScriptedClient(rows.map((row) => [row])).client;

it.each([
  ["none, and the server has scopes", undefined, "1.7.2", "scope IS NULL", { a: 1 }],
  ["none, and the server has no scopes", undefined, "1.6.2", "TRUE", { a: 1 }],
  ["none, and the version is not known", undefined, false, "TRUE", { a: 1 }],
  ["one", "tenant", "1.7.2", "scope = 'tenant'", { a: 2 }],
] as const)("readState reads the entries of a scope: %s", async (_, scope, version, condition, values) => {
  const { client, queries } = createScriptedClient([[ONE, { ...TWO, scope: "tenant" }]], version);
  expect((await readState(client, "S", "", { scope })).values).toEqual(values);
  expect((await waitForState(client, "S", "", { scope, until: () => true })).values).toEqual(values);
  expect(queries).toEqual(Array(2).fill(expect.stringContaining(`AND service_key = '' AND ${condition}`)));
});

it("readState rejects a scope before anything is read if the server has none", async () => {
  const { client, queries } = createScriptedClient([[ONE]], "1.6.2");
  expect(await catchError(readState(client, "S", "", { scope: "tenant" }))).toMatchObject({
    ...{ name: "AdminUnsupportedError", calledFunction: "readState", what: "scope", since: "1.7.2" },
    ...{ serverVersion: "1.6.2", applied: "no", attempts: 0 },
  });
  expect(queries).toEqual([]);
});

it("readState takes a scope as soon as the server has been upgraded, although an earlier read saw its older version", async () => {
  const versions = ["1.6.2", "1.7.12"];
  const fetch = toFetch(async ({ url }) => {
    if (url.endsWith("/query")) return Response.json({ rows: [{ ...TWO, scope: "tenant" }] });
    return Response.json({ version: versions.shift(), min_admin_api_version: 2, max_admin_api_version: 4 });
  });
  const client = createClient({ fetch });
  await readState(client, "S", "k");
  expect((await readState(client, "S", "k", { scope: "tenant" })).values).toEqual({ a: 2 });
  expect(versions).toEqual([]);
});

it("readState leaves no rejection behind if its signal has aborted while another read asks for the version", async () => {
  const client = createClient({ fetch: async () => new Response("no", { status: 500 }), maxRetries: 0 });
  const other = catchError(readState(client, "S", "k"));
  expect(await catchError(readState(client, "S", "k", { signal: AbortSignal.abort("enough") }))).toBe("enough");
  await other;
});

it("readState sends its own headers with each of its requests, also with that for the version of the server", async () => {
  const seen: unknown[] = [];
  const fetch = toFetch(async ({ url, headers }) => {
    seen.push([new URL(url).pathname, headers.get("authorization")]);
    return Response.json(url.endsWith("/query") ? { rows: [] } : { version: "1.7.12" });
  });
  await readState(createClient({ fetch }), "S", "k", { headers: { authorization: "Basic abc" } });
  expect(seen).toEqual(["/version", "/query"].map((path) => [path, "Basic abc"]));
});

it("readState reads an entry with the key `__proto__` like any other, so that a change does not delete it unseen", async () => {
  const { client } = createScriptedClient([[{ ...ONE, key: "__proto__" }], []]);
  const { values, version } = await readState(client, "S", "k");
  expect(Object.entries(values)).toEqual([["__proto__", 1]]);
  expect(version).not.toBe((await readState(client, "S", "k")).version);
});

it("readState says what is missing if there is no Web Crypto", async () => {
  vi.stubGlobal("crypto", {});
  expect(String(await catchError(readState(showing(ONE), "S", "k")))).toContain("needs Web Crypto");
});

const wait = (until: WaitForStateOptions["until"]) =>
  waitForState(showing(ONE, ONE, TWO), "S", "k", { until, timeout: 2_000 });

it("waitForState waits for a version, and for a state that a function accepts", async () => {
  const { version } = await readState(showing(TWO), "S", "k");
  for (const until of [version, ({ values }: ServiceState) => values.a === 2]) {
    expect(await wait(until)).toMatchObject({ version, values: { a: 2 } });
  }
});

it("waitForState says which state it saw last when it times out", async () => {
  expect(await catchError(wait(() => false))).toMatchObject({
    name: "WaitTimeoutError",
    message: expect.stringMatching(
      /^waitForState: timed out after 2000 ms waiting for the state of S\/k; last seen: \S+ with the keys \["a"\]$/,
    ),
    lastSeen: { values: { a: 2 } },
  });
});

it("a change with an expected version is not a conflict if an older state is seen once", async () => {
  const { version } = await readState(showing(TWO), "S", "k");
  const client = showing(ONE, TWO, TWO, THREE);
  const { values } = await replaceState(client, "S", "k", { a: 3 }, { expectedVersion: version });
  expect(values).toEqual({ a: 3 });
});

it("a change with an expected version is a conflict if other states are seen twice, even different ones", async () => {
  const client = showing(ONE, TWO);
  await expect(replaceState(client, "S", "k", { a: 3 }, { expectedVersion: "other" })).rejects.toMatchObject({
    name: "StateConflictError",
    actual: { values: { a: 2 } },
  });
});

it("a change is sent as strings, bytes, the version and the scope, and waited for in that scope", async () => {
  const requests: unknown[] = [];
  const client = createClient({
    serverVersion: "1.7.12",
    fetch: toFetch(async (request) => {
      const { pathname } = new URL(request.url);
      requests.push([pathname, await request.json()]);
      return pathname === "/query" ? Response.json({ rows: [] }) : new Response(null, { status: 202 });
    }),
  });
  const values = { text: "ü", bytes: new Uint8Array([255]) };
  const options = { expectedVersion: "v", scope: "tenant" };
  await expect(replaceState(client, "S", "k", values, options)).rejects.toMatchObject({
    name: "StateConflictError",
    message: expect.stringMatching(/expected version v, but \S+ with the keys \[\]$/),
  });
  const new_state = { text: '"ü"', bytes: [255] };
  const body = { object_key: "k", new_state, version: "v", scope: "tenant" };
  expect(requests[0]).toEqual(["/services/S/state", body]);
  expect(requests[1]).toEqual(["/query", { query: expect.stringContaining("scope = 'tenant'") }]);
});

it("a change is waited for as long as `verify` says, whatever the timeout of its request is", async () => {
  const late = { name: "WaitTimeoutError", timeout: 500 };
  await expect(replaceState(showing(ONE), "S", "k", { a: 3 }, { verify: { timeout: 500 } })).rejects.toMatchObject(
    late,
  );
  const client = showing(ONE, ONE, ONE, ONE, THREE);
  expect((await replaceState(client, "S", "k", { a: 3 }, { timeout: 300 })).values).toEqual({ a: 3 });
});

it("a change is waited for by reads that last no longer than the timeout of one attempt", async () => {
  let queries = 0;
  const fetch = toFetch(async (request) => {
    if (!request.url.endsWith("/query")) return new Response(null, { status: 202 });
    if (!(await request.text()).includes("FROM state")) return Response.json({ rows: [] });
    return queries++ === 0 ? new Promise<never>(() => {}) : Response.json({ rows: [THREE] });
  });
  const client = createClient({ serverVersion: false, timeout: 0, fetch });
  expect((await replaceState(client, "S", "k", { a: 3 }, { timeout: 100 })).values).toEqual({ a: 3 });
});

it("a change that is waited for outlasts the loss of the server, right after the server has accepted it", async () => {
  let queries = 0;
  const client = createClient({
    serverVersion: false,
    maxRetries: 0,
    fetch: toFetch(async (request) => {
      if (!request.url.endsWith("/query")) return new Response(null, { status: 202 });
      // Waits until rows are believed.
      if (!(await request.text()).includes("FROM state")) return Response.json({ rows: [] });
      return queries++ === 0
        ? new Response(null, { status: 502 })
        : Response.json({ rows: [{ key: "a", value: "33" }] });
    }),
  });
  expect((await replaceState(client, "S", "k", { a: 3 })).values).toEqual({ a: 3 });
  expect(queries).toBeGreaterThan(1);
});
