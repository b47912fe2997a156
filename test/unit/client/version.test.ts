import { afterEach, describe, expect, it, vi } from "vitest";
import { isAtLeast } from "../../../src/client/version.js";
import { AdminUnsupportedError } from "../../../src/index.js";
import { createFrozenClient } from "../frozen-client.js";

afterEach(() => vi.restoreAllMocks());

/** Whether a server that reports this version gets a call that needs 1.7.8. */
async function isSupported(version: string): Promise<boolean> {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const fetch = async ({ url }: Request) =>
    url.endsWith("/version") ? Response.json({ version }) : new Response(null, { status: 202 });
  const error: unknown = await createFrozenClient({ fetch }).lockBox("b1").catch(Object);
  if (error !== undefined && !(error instanceof AdminUnsupportedError)) throw error;
  return error === undefined;
}

describe("the version of a server", () => {
  it.each<[string, boolean]>([
    ["1.7.8", true],
    ["1.7.9", true],
    ["1.7.10", true],
    ["1.7.2", false],
    ["1.10.0", true],
    ["2.0.0", true],
    ["1.6.99", false],
    ["1.7.8-rc.1", false],
    ["1.7.8-zz", false],
    ["1.7.9-rc.1", true],
    ["1.7.8+build.5", true],
    ["1.7.12-acme", true],
    ["v1.7.8", true],
    [" 1.7.8\n", true],
    // No version, so there is nothing to compare.
    ["1.7", true],
    ["dev", true],
    ["", true],
    ["undefined", true],
  ])("%j gets a call that needs 1.7.8: %s", async (version, want) => expect(await isSupported(version)).toBe(want));
});

it("comes before another one of the same release as semver says", () => {
  const versions = [
    "1.8.0-alpha",
    "1.8.0-alpha.1",
    "1.8.0-alpha.beta",
    "1.8.0-beta.2",
    "1.8.0-beta.11",
    "1.8.0-rc.1",
    "1.8.0",
  ];
  for (const [index, version] of versions.entries()) {
    expect(versions.map((other) => isAtLeast(version, other))).toEqual(versions.map((_, other) => other <= index));
  }
});
