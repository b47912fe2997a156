import { describe, expect, it } from "vitest";
import { createClient } from "../../../src/index.js";
import { readState, replaceState } from "../../../src/state/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

/** A server that accepts every change, and shows one state after the other: what the key `a` has, in hexadecimal. */
function createScriptedClient(...values: readonly string[]) {
  const rows = values.map((value) => ({ key: "a", value }));
  return createClient({
    serverVersion: false,
    fetch: async ({ url }) => {
      if (!url.endsWith("/query")) return new Response(null, { status: 202 });
      const row = rows.length > 1 ? rows.shift() : rows[0];
      return Response.json({ rows: [row] });
    },
  });
}

const [ONE, TWO, THREE] = ["31", "32", "33"];

describe("a change with an expected version", () => {
  it("is not a conflict if an older state is seen once", async () => {
    const { version } = await readState(createScriptedClient(TWO), "S", "k");
    const client = createScriptedClient(ONE, TWO, TWO, THREE);
    const { values } = await replaceState(client, "S", "k", { a: 3 }, { expectedVersion: version });
    expect(values).toEqual({ a: 3 });
  });

  it("is a conflict if other states are seen twice, even different ones", async () => {
    const client = createScriptedClient(ONE, TWO);
    await expect(replaceState(client, "S", "k", { a: 3 }, { expectedVersion: "other" })).rejects.toMatchObject({
      name: "StateConflictError",
      actual: { values: { a: 2 } },
    });
  });
});

it("a change is sent as strings, bytes, the version and the scope, and waited for in that scope", async () => {
  const requests: unknown[] = [];
  const client = createClient({
    serverVersion: "1.7.12",
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      requests.push([pathname, await request.json()]);
      return pathname === "/query" ? Response.json({ rows: [] }) : new Response(null, { status: 202 });
    },
  });
  const values = { text: "ü", bytes: new Uint8Array([255]) };
  const options = { expectedVersion: "v", scope: "tenant", verify: { timeout: 200 } };
  await expect(replaceState(client, "S", "k", values, options)).rejects.toMatchObject({
    name: "StateConflictError",
    message: expect.stringMatching(/expected version v, but \S+ with the keys \[\]$/),
  });
  const new_state = { text: '"ü"', bytes: [255] };
  const body = { object_key: "k", new_state, version: "v", scope: "tenant" };
  expect(requests[0]).toEqual(["/services/S/state", body]);
  expect(requests[1]).toEqual(["/query", { query: expect.stringContaining("scope = 'tenant'") }]);
});

it("a change is waited for no longer than the timeout of `verify`", async () => {
  await expect(
    replaceState(createScriptedClient(ONE), "S", "k", { a: 3 }, { verify: { timeout: 500 } }),
  ).rejects.toMatchObject({ name: "WaitTimeoutError", timeout: 500 });
});

it("the timeout of a change is for its request, and not for the wait that follows", async () => {
  const client = createScriptedClient(ONE, ONE, ONE, ONE, THREE);
  expect((await replaceState(client, "S", "k", { a: 3 }, { timeout: 300 })).values).toEqual({ a: 3 });
});

it("a change that is waited for outlasts the loss of the server, right after the server has accepted it", async () => {
  let queries = 0;
  const client = createClient({
    serverVersion: false,
    maxRetries: 0,
    fetch: async (request) => {
      if (!request.url.endsWith("/query")) return new Response(null, { status: 202 });
      // Until rows are believed.
      if (!(await request.text()).includes("FROM state")) return Response.json({ rows: [] });
      return queries++ === 0
        ? new Response(null, { status: 502 })
        : Response.json({ rows: [{ key: "a", value: "33" }] });
    },
  });
  expect((await replaceState(client, "S", "k", { a: 3 })).values).toEqual({ a: 3 });
  expect(queries).toBeGreaterThan(1);
});
