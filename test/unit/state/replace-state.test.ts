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
