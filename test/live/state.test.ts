import { beforeAll, describe, expect, it } from "vitest";
import { callHandler } from "./invocations.js";
import { pollUntil } from "./poll-until.js";
import { shareServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

describe.each(versions)("the state of virtual objects on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  /** Takes its turn at the key, after every change that was accepted before; so nothing has to be waited for. */
  const dump = (key: string) => callHandler(server, `Counter/${key}/dump`);

  it("is written as a string", async () => {
    const { status, data } = await server.admin
      .modifyServiceState(`${server.prefix}Counter`, {
        object_key: "text",
        new_state: { count: "41", greeting: '"grüße"' },
      })
      .withResponse();

    expect(status).toBe(202);
    expect(data).toBeUndefined();
    expect(await callHandler(server, "Counter/text/add", 1)).toBe(42);
    expect(await dump("text")).toEqual({ count: hex("42"), greeting: hex('"grüße"') });
  });

  it("is written as bytes", async () => {
    await server.admin.modifyServiceState(`${server.prefix}Counter`, {
      object_key: "bytes",
      new_state: { raw: [0, 127, 128, 255], empty: [] },
    });
    expect(await dump("bytes")).toEqual({ raw: "007f80ff", empty: "" });
  });

  it("is replaced as a whole, and deleted by {}", async () => {
    await server.admin.modifyServiceState(`${server.prefix}Counter`, {
      object_key: "whole",
      new_state: { a: "1", b: "2" },
    });
    await server.admin.modifyServiceState(`${server.prefix}Counter`, { object_key: "whole", new_state: { a: "3" } });
    expect(await dump("whole")).toEqual({ a: hex("3") });

    await server.admin.modifyServiceState(`${server.prefix}Counter`, { object_key: "whole", new_state: {} });
    expect(await dump("whole")).toEqual({});
  });

  it("is readable in the SQL table state: UTF-8 as a string, all bytes in hexadecimal", async () => {
    await server.admin.modifyServiceState(`${server.prefix}Counter`, {
      object_key: "sql",
      new_state: { raw: [255], text: "grüße" },
    });
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
    const object_key = "versioned";
    await server.admin.modifyServiceState(`${server.prefix}Counter`, { object_key, new_state: { name: "bob" } });
    const wrong = await server.admin
      .modifyServiceState(`${server.prefix}Counter`, { object_key, new_state: { name: "eve" }, version: "nope" })
      .withResponse();
    expect(wrong.status).toBe(202);
    expect(await dump(object_key)).toEqual({ name: hex("bob") });

    // The SHA-256 that Restate makes of { name: "bob" }.
    const version = "tDqA04Lj3_qJ-PgNPTecXDGZgpwy6jm2Ni2BYqJIthM";
    await server.admin.modifyServiceState(`${server.prefix}Counter`, {
      object_key,
      new_state: { name: "ann" },
      version,
    });
    expect(await dump(object_key)).toEqual({ name: hex("ann") });
  });

  it("is not written for an unknown service, or one without state", async () => {
    const change = { object_key: "k", new_state: { a: "1" } };
    await expect(server.admin.modifyServiceState("Nope", change)).rejects.toMatchObject({
      status: 404,
      body: { message: "The requested service 'Nope' does not exist", restate_code: null },
    });
    await expect(server.admin.modifyServiceState(`${server.prefix}Task`, change)).rejects.toMatchObject({
      status: 400,
      body: { message: "Cannot modify state for service type Service", restate_code: null },
    });
  });

  it("accepts only bytes from 0 to 255", async () => {
    const change = { object_key: "k", new_state: { a: [256] } };
    await expect(server.admin.modifyServiceState(`${server.prefix}Counter`, change)).rejects.toMatchObject({
      status: 422,
      body: expect.stringContaining("new_state.a[0]: invalid value: integer `256`, expected u8"),
    });
  });

  if (isSince(version, "1.7.0")) {
    it("can have a scope, with separate state", async () => {
      const object_key = "scoped";
      await server.admin.modifyServiceState(`${server.prefix}Counter`, { object_key, new_state: { a: "1" } });
      await server.admin.modifyServiceState(`${server.prefix}Counter`, {
        object_key,
        new_state: { a: "2" },
        scope: "tenant",
      });
      const query = `SELECT scope, value_utf8 FROM state WHERE service_name = '${server.prefix}Counter' AND service_key = '${object_key}' ORDER BY value_utf8`;
      const { rows } = await pollUntil(
        "both are written",
        () => server.admin.query({ query }),
        (seen) => seen.rows.length === 2,
      );
      expect(rows).toEqual([{ value_utf8: "1" }, { scope: "tenant", value_utf8: "2" }]);
    });

    it("rejects a scope with other characters, as a server error", async () => {
      const change = { object_key: "k", new_state: { a: "1" }, scope: "a b/!" };
      await expect(server.admin.modifyServiceState(`${server.prefix}Counter`, change)).rejects.toMatchObject({
        status: 500,
        body: { message: expect.stringContaining("bad scope") },
      });
    });
  }
});

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}
