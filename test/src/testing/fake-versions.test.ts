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
    ["1.6.2", "SELECT scope FROM state", "there is no column scope"],
    ["1.6.2", "SELECT vqueue_id FROM sys_invocation", "there is no column vqueue_id"],
    ["1.6.2", "SELECT * FROM sys_rules", "there is no table sys_rules"],
    ["1.7.2-rc.1", "SELECT * FROM sys_rules", "there is no table sys_rules"],
    ["1.7.2", "SELECT * FROM sys_idempotency", "there is no table sys_idempotency"],
    [undefined, "SELECT * FROM sys_idempotency", "there is no table sys_idempotency"],
  ])("%s refuses %s", async (version, sql, words) => {
    await expect(query(version, sql)).rejects.toThrow(`the fake cannot run this query: ${words}`);
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
