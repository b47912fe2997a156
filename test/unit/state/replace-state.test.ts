import { describe, expect, it } from "vitest";
import { createClient, type ServiceState } from "../../../src/index.js";
import { readState, replaceState, waitForState } from "../../../src/state/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

/**
 * A server that accepts every change, and shows one state after the other: what the key `a` has, in hexadecimal, or no
 * state.
 */
function createScriptedClient(...values: readonly string[]) {
  const rows = values.map((value) => (value === "" ? undefined : { key: "a", value }));
  return createClient({
    serverVersion: false,
    fetch: async ({ url }) => {
      if (!url.endsWith("/query")) return new Response(null, { status: 202 });
      const row = rows.length > 1 ? rows.shift() : rows[0];
      return Response.json({ rows: row ? [row] : [] });
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

describe("an empty state, which a server that is starting may show for a moment,", () => {
  const EMPTY = "";
  const isClosed = ({ values }: ServiceState) => values.a !== 1;

  it("is no conflict, and not the new state, as long as it is not there for a second", async () => {
    const { version } = await readState(createScriptedClient(ONE), "S", "k");
    const written = createScriptedClient(EMPTY, EMPTY, ONE, EMPTY, THREE);
    const { values } = await replaceState(written, "S", "k", { a: 3 }, { expectedVersion: version });
    expect(values).toEqual({ a: 3 });
    const dropped = replaceState(createScriptedClient(EMPTY, TWO), "S", "k", {}, { expectedVersion: version });
    await expect(dropped).rejects.toMatchObject({ name: "StateConflictError", actual: { values: { a: 2 } } });
  });

  it("counts after a second", async () => {
    const { version } = await readState(createScriptedClient(EMPTY), "S", "k");
    const takesASecond = async (work: Promise<unknown>) => {
      const start = performance.now();
      await work;
      expect(performance.now() - start).toBeGreaterThan(999);
    };
    const written = replaceState(createScriptedClient(ONE, EMPTY), "S", "k", {});
    const awaited = waitForState(createScriptedClient(EMPTY), "S", "k", { until: version });
    const dropped = replaceState(createScriptedClient(EMPTY), "S", "k", { a: 1 }, { expectedVersion: "other" });
    await Promise.all([
      takesASecond(expect(written).resolves.toMatchObject({ version, values: {} })),
      takesASecond(expect(awaited).resolves.toMatchObject({ values: {} })),
      takesASecond(expect(dropped).rejects.toMatchObject({ name: "StateConflictError", actual: { values: {} } })),
    ]);
  });

  it("is not what a wait gets before that", async () => {
    const seen: unknown[] = [];
    const until = (state: ServiceState) => seen.push(state.values.a) > 0 && isClosed(state);
    const { values } = await waitForState(createScriptedClient(EMPTY, ONE, EMPTY, TWO), "S", "k", { until });
    expect(values).toEqual({ a: 2 });
    expect(seen).toEqual([1, 2]);
  });
});
