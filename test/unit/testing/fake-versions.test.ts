import { describe, expect, it } from "vitest";
import { createAdminClient, type SqlRow } from "../../../src/index.js";
import { createFakeAdminApi, createRow, type FakeRows } from "../../../src/testing/index.js";

const ROWS: FakeRows = {
  state: [{ service_name: "Cart", service_key: "bob", key: "a", value: "31", scope: "eu" }],
  sys_invocation: [createRow("sys_invocation", { id: "inv_1", scope: "eu" })],
  sys_idempotency: [{ idempotency_key: "k" }],
  sys_rules: [{}],
};

function query(serverVersion: string | undefined, sql: string): Promise<SqlRow[]> {
  const api = createFakeAdminApi({ rows: ROWS, serverVersion });
  return createAdminClient({ fetch: api.fetch, maxRetries: 0 }).queryRows(sql);
}

describe("the fake has the tables and columns of its version:", () => {
  it.each([
    ["1.6.2", "SELECT scope FROM state", "No field named scope."],
    ["1.6.2", "SELECT s.scope FROM state s", "No field named scope."],
    ["1.6.2", "SELECT vqueue_id FROM sys_invocation", "No field named vqueue_id."],
    ["1.6.2", "SELECT * FROM sys_rules", "table 'restate.public.sys_rules' not found"],
    ["1.7.2-rc.1", "SELECT * FROM sys_rules", "table 'restate.public.sys_rules' not found"],
    ["1.7.2", "SELECT * FROM sys_idempotency", "table 'restate.public.sys_idempotency' not found"],
    [undefined, "SELECT * FROM sys_idempotency", "table 'restate.public.sys_idempotency' not found"],
  ])("%s refuses %s", async (version, sql, words) => {
    await expect(query(version, sql)).rejects.toMatchObject({
      status: 500,
      documented: true,
      message: expect.stringContaining(words),
    });
  });

  it("1.6.2 responds to a scope as it is documented", async () => {
    const api = createFakeAdminApi({ rows: ROWS, serverVersion: "1.6.2" });
    const admin = createAdminClient({ fetch: api.fetch, maxRetries: 0 });
    await expect(admin.readState("Cart", "bob", { scope: "eu" })).rejects.toMatchObject({ status: 500 });
    expect(api.unexpected).toEqual([]);
  });

  it.each([
    ["1.7.2", "SELECT scope FROM state", { scope: "eu" }],
    [undefined, "SELECT scope FROM sys_invocation", { scope: "eu" }],
    ["1.6.2", "SELECT idempotency_key FROM sys_idempotency", { idempotency_key: "k" }],
    ["1.7.12", "SELECT count(*) AS n FROM sys_rules", { n: 1 }],
  ])("%s runs %s", async (version, sql, row) => {
    expect(await query(version, sql)).toEqual([row]);
  });

  it("1.6.2 selects no newer column", async () => {
    const [row] = await query("1.6.2", "SELECT * FROM state");
    expect(row).toMatchObject({ service_name: "Cart", value: "31" });
    expect(row).not.toHaveProperty("scope");
  });
});
