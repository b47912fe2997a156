import { beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../src/index.js";
import { callHandler } from "./invocations.js";
import { pollUntil } from "./poll-until.js";
import { shareServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

type NewState = Parameters<AdminClient["modifyServiceState"]>[1]["new_state"];

describe.each(versions)("the state of virtual objects on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  /** Takes its turn at the key, after every change that was accepted before; so nothing has to be waited for. */
  const dump = (key: string) => callHandler(server, `Counter/${key}/dump`);

  const write = (object_key: string, new_state: NewState, more: { version?: string; scope?: string } = {}) =>
    server.admin.modifyServiceState(`${server.prefix}Counter`, { object_key, new_state, ...more }).withResponse();

  it("is written as a string", async () => {
    const written = await write("text", { count: "41", greeting: '"grüße"' });
    expect(written).toMatchObject({ status: 202, data: undefined });
    expect(await callHandler(server, "Counter/text/add", 1)).toBe(42);
    expect(await dump("text")).toEqual({ count: hex("42"), greeting: hex('"grüße"') });
  });

  it("is written as bytes", async () => {
    await write("bytes", { raw: [0, 127, 128, 255], empty: [] });
    expect(await dump("bytes")).toEqual({ raw: "007f80ff", empty: "" });
  });

  it("is replaced as a whole, and deleted by {}", async () => {
    await write("whole", { a: "1", b: "2" });
    await write("whole", { a: "3" });
    expect(await dump("whole")).toEqual({ a: hex("3") });
    await write("whole", {});
    expect(await dump("whole")).toEqual({});
  });

  it("is readable in the SQL table state: UTF-8 as a string, all bytes in hexadecimal", async () => {
    await write("sql", { raw: [255], text: "grüße" });
    await dump("sql");
    const { rows } = await server.admin.query({
      query: `SELECT key, value, value_utf8 FROM state WHERE service_name = '${server.prefix}Counter' AND service_key = 'sql' ORDER BY key`,
    });
    expect(rows).toEqual([
      { key: "raw", value: "ff" },
      { key: "text", value: hex("grüße"), value_utf8: "grüße" },
    ]);
  });

  it("is changed only if the version matches, but the response is the same if not", async () => {
    await write("versioned", { name: "bob" });
    expect((await write("versioned", { name: "eve" }, { version: "nope" })).status).toBe(202);
    expect(await dump("versioned")).toEqual({ name: hex("bob") });
    // The SHA-256 that Restate makes of { name: "bob" }.
    await write("versioned", { name: "ann" }, { version: "tDqA04Lj3_qJ-PgNPTecXDGZgpwy6jm2Ni2BYqJIthM" });
    expect(await dump("versioned")).toEqual({ name: hex("ann") });
  });

  if (isSince(version, "1.7.0")) {
    it("can have a scope, with separate state", async () => {
      await write("scoped", { a: "1" });
      await write("scoped", { a: "2" }, { scope: "tenant" });
      const query = `SELECT scope, value_utf8 FROM state WHERE service_name = '${server.prefix}Counter' AND service_key = 'scoped' ORDER BY value_utf8`;
      const { rows } = await pollUntil(
        "both are written",
        () => server.admin.query({ query }),
        (seen) => seen.rows.length === 2,
      );
      expect(rows).toEqual([{ value_utf8: "1" }, { scope: "tenant", value_utf8: "2" }]);
    });
  }
});

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}
