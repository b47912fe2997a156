import { describe, expect, it, vi } from "vitest";
import { AdminUnsupportedError, type Fetch } from "../../../src/index.js";
import { createFrozenClient } from "../../kit/frozen-client.js";

/** Whether a server that reports this version gets a call that needs 1.7.8. */
async function isSupported(version: string): Promise<boolean> {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const fetch: Fetch = async (url) =>
    url.endsWith("/version") ? Response.json({ version }) : new Response(null, { status: 202 });
  const error: unknown = await createFrozenClient({ fetch }).lockBox("b1").catch(Object);
  warn.mockRestore();
  if (error !== undefined && !(error instanceof AdminUnsupportedError)) throw error;
  return error === undefined;
}

describe("the version of a server", () => {
  it.each<[string, boolean]>([
    ["1.7.8", true],
    ["1.7.10", true],
    ["1.7.2", false],
    ["1.7.8-rc.1", true],
    ["1.7.8+build.5", true],
    ["v1.7.8", true],
    [" 1.7.8\n", true],
    // These are not versions, so there is nothing to compare.
    ["1.7", true],
    ["dev", true],
  ])("%j gets a call that needs 1.7.8: %s", async (version, want) => expect(await isSupported(version)).toBe(want));
});
