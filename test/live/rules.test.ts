import { describe, expect, it } from "vitest";
import { shareServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

describe.each(versions.filter((version) => isSince(version, "1.7.0")))("rules on %s", (version) => {
  const server = shareServer(version);

  it("are written, each with the new version of all rules", async () => {
    const rule = { pattern: "written/*", description: "five at once", limits: { concurrency: 5 } };
    const { status, data } = await server.admin
      .upsertRules([rule, { pattern: "written", disabled: true }])
      .withResponse();

    expect(status).toBe(200);
    const revision = { version: data[0]?.version, last_modified_millis_since_epoch: expect.any(Number) };
    expect(data).toEqual([
      { ...rule, ...revision, disabled: false },
      { ...revision, pattern: "written", limits: {}, disabled: true },
    ]);
    expect(await server.admin.upsertRules([rule])).toEqual([data[0]]);
    const { rows } = await server.admin.query({
      query: "SELECT pattern, concurrency, disabled FROM sys_rules WHERE pattern LIKE 'written%' ORDER BY pattern",
    });
    expect(rows).toEqual([
      { pattern: "written", disabled: true },
      { pattern: "written/*", concurrency: 5, disabled: false },
    ]);
  });

  it("are written only if they match the caller's precondition", async () => {
    const pattern = "guarded";
    const [created] = await server.admin.upsertRules([{ pattern, precondition: { type: "does_not_exist" } }]);
    const version = Number(created?.version);
    await expect(
      server.admin.upsertRules([{ pattern, precondition: { type: "does_not_exist" } }]),
    ).rejects.toMatchObject({
      status: 409,
      body: {
        message: `rule precondition DoesNotExist for pattern guarded failed (actual version: Some(v${version}))`,
        restate_code: null,
      },
    });

    const limits = { concurrency: 7 };
    const precondition = { type: "matches", version } as const;
    expect(await server.admin.upsertRules([{ pattern, limits, precondition }])).toMatchObject([
      { pattern, limits, version: version + 1 },
    ]);
    await expect(server.admin.upsertRules([{ pattern, precondition }])).rejects.toMatchObject({ status: 409 });
  });

  it("are deleted, and the response names those that existed", async () => {
    const [rule] = await server.admin.upsertRules([{ pattern: "deleted" }]);
    await expect(server.admin.bulkDeleteRules([{ pattern: "deleted", expected_version: 99 }])).rejects.toMatchObject({
      status: 409,
    });

    const { status, data } = await server.admin
      .bulkDeleteRules([{ pattern: "deleted", expected_version: Number(rule?.version) }, { pattern: "absent" }])
      .withResponse();
    expect(status).toBe(200);
    expect(data).toEqual(["deleted"]);
    expect(await server.admin.bulkDeleteRules([{ pattern: "deleted" }])).toEqual([]);
  });
});
