import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createClient,
  readState,
  type ServiceState,
  type WaitForStateOptions,
  waitForState,
} from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A server that shows one state after the other: rows of the table `state`. */
function createScriptedClient(states: readonly (readonly object[])[], serverVersion: string | false = "1.7.12") {
  const left = [...states];
  const queries: string[] = [];
  const fetch = async (request: Request) => {
    queries.push((await request.json()).query);
    return Response.json({ rows: left.length > 1 ? left.shift() : left[0] });
  };
  return { client: createClient({ serverVersion, fetch }), queries };
}

const [ONE, TWO] = [
  { key: "a", value: "31" },
  { key: "a", value: "32" },
];

describe("readState", () => {
  it.each([
    ["none, and the server has scopes", undefined, "1.7.2", "scope IS NULL", { a: 1 }],
    ["none, and the server has no scopes", undefined, "1.6.2", "TRUE", { a: 1 }],
    ["none, and the version is not known", undefined, false, "TRUE", { a: 1 }],
    ["one", "tenant", "1.7.2", "scope = 'tenant'", { a: 2 }],
  ] as const)("reads the entries of a scope: %s", async (_, scope, version, condition, values) => {
    const { client, queries } = createScriptedClient([[ONE, { ...TWO, scope: "tenant" }]], version);
    expect((await readState(client, "S", "k", { scope })).values).toEqual(values);
    expect(queries).toEqual([expect.stringContaining(`AND ${condition}`)]);
  });

  it("computes a version from the entries, in whatever order they come", async () => {
    const entries = [ONE, { key: "b", value: "32" }];
    const { client } = createScriptedClient([entries, [...entries].reverse(), [ONE]]);
    const versions: string[] = [];
    for (let time = 0; time < 3; time++) versions.push((await readState(client, "S", "k")).version);
    expect(versions[1]).toBe(versions[0]);
    expect(versions[2]).not.toBe(versions[0]);
  });

  it("says what is missing where there is no Web Crypto", async () => {
    vi.stubGlobal("crypto", {});
    const { client } = createScriptedClient([[ONE]]);
    expect(String(await catchError(readState(client, "S", "k")))).toContain("needs Web Crypto");
  });
});

describe("waitForState", () => {
  const wait = (until: WaitForStateOptions["until"]) =>
    waitForState(createScriptedClient([[ONE], [ONE], [TWO]]).client, "S", "k", { until, timeout: 2_000 });

  it("waits for a version, and for what a function accepts", async () => {
    const { version } = await readState(createScriptedClient([[TWO]]).client, "S", "k");
    for (const until of [version, ({ values }: ServiceState) => values.a === 2]) {
      expect(await wait(until)).toMatchObject({ version, values: { a: 2 } });
    }
  });

  it("says what it saw last when it times out", async () => {
    expect(await catchError(wait(() => false))).toMatchObject({
      name: "WaitTimeoutError",
      message: expect.stringMatching(
        /^timed out after 2000 ms waiting for the state of S\/k; last seen: \S+ with the keys \["a"\]$/,
      ),
      lastSeen: { values: { a: 2 } },
    });
  });

  it.each([undefined, 5, null])("refuses %s as `until`", async (until) => {
    expect(String(await catchError(wait(until as unknown as string)))).toContain(
      "waitForState: until must be a version, as a string, or a function",
    );
  });
});
