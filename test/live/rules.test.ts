import { describe, expect, it } from "vitest";
import { shareServer } from "../kit/use-server.js";
import { isSince, versions } from "../kit/versions.js";

describe.each(versions.filter((version) => isSince(version, "1.7.0")))("rules on %s", (version) => {
  const server = shareServer(version);

  it("are written, each with the new version of all rules, and deleted if their version matches", async () => {
    const { admin } = server;
    const rule = { pattern: "written/*", description: "five at once", limits: { concurrency: 5 } };
    const { status, data } = await admin.upsertRules([rule, { pattern: "written", disabled: true }]).withResponse();
    const first = Number(data[0]?.version);
    const revision = { version: first, last_modified_millis_since_epoch: expect.any(Number) };
    expect(status).toBe(200);
    expect(data).toEqual([
      { ...rule, ...revision, disabled: false },
      { ...revision, pattern: "written", limits: {}, disabled: true },
    ]);

    const changed = { ...rule, limits: { concurrency: 7 }, precondition: { type: "matches", version: first } } as const;
    expect(await admin.upsertRules([changed])).toMatchObject([{ limits: changed.limits, version: first + 1 }]);
    const stale = `rule precondition Matches(v${first}) for pattern written/* failed (actual version: Some(v${first + 1}))`;
    await expect(admin.upsertRules([changed])).rejects.toMatchObject({ status: 409, body: { message: stale } });
    const { rows } = await admin.query({
      query: "SELECT pattern, concurrency, disabled FROM sys_rules WHERE pattern LIKE 'written%' ORDER BY pattern",
    });
    expect(rows).toEqual([
      { pattern: "written", disabled: true },
      { pattern: "written/*", concurrency: 7, disabled: false },
    ]);

    const { pattern } = rule;
    await expect(admin.bulkDeleteRules([{ pattern, expected_version: first }])).rejects.toMatchObject({ status: 409 });
    const deleted = admin.bulkDeleteRules([{ pattern, expected_version: first + 1 }, { pattern: "absent" }]);
    expect(await deleted).toEqual([pattern]);
    expect(await admin.bulkDeleteRules([{ pattern }])).toEqual([]);
  });
});
