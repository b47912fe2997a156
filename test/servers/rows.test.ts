import { describe, expect, it } from "vitest";
import { AdminConnectionError } from "../../src/index.js";
import { queryRows, streamRows } from "../../src/sql/rows.js";
import { sql } from "../../src/sql/sql.js";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

/** A query with so many rows that the server still computes when the first ones arrive. It fails at this row, if it gets there. */
const longResult = (count: number, failAt = Number.MAX_SAFE_INTEGER) => sql`
  SELECT value AS n, uuid() AS id, CASE WHEN value = ${failAt} THEN CAST('x' || value AS INT) ELSE 1 END AS one
  FROM generate_series(1, ${count})`;

describe.each(versions)("rows from %s", (version) => {
  const server = shareServer(version);

  it("are an error if the query fails, at the start or midway", async () => {
    const { admin } = server;
    await expect(queryRows(admin, "SELECT nope FROM sys_invocation")).rejects.toMatchObject({ operation: "query" });
    const late = longResult(300_000, 200_000);
    expect(await catchError(queryRows(admin, late, { maxRetries: 0 }))).toBeInstanceOf(AdminConnectionError);
    let count = 0;
    const stream = async () => {
      for await (const _ of streamRows(admin, late)) count += 1;
    };
    expect(await catchError(stream())).toBeInstanceOf(AdminConnectionError);
    // The number of rows before the failure depends on how many were read, and the server computes some later rows earlier.
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(300_000);
  });
});
