import { call, type Exchange, raw } from "../exchange.js";

const json = { "content-type": "application/json" };

export const rules: readonly Exchange[] = [
  call("upsert_rules", "new ones", "200 json", (admin) =>
    admin.upsertRules([
      { pattern: "limited", description: "five at once", limits: { concurrency: 5 } },
      { pattern: "disabled", disabled: true },
    ]),
  ),
  call("upsert_rules", "one that must not be there", "409 json", async (admin, world) => {
    await world.admin.upsertRules([{ pattern: "known" }]);
    return admin.upsertRules([{ pattern: "known", precondition: { type: "does_not_exist" } }]);
  }),
  call("upsert_rules", "a limit of nothing", "422 text", (admin) =>
    admin.upsertRules([{ pattern: "zero", limits: { concurrency: 0 } }]),
  ),
  call("upsert_rules", "more rules than there can be", "422 json", (admin) =>
    admin.upsertRules(Array.from({ length: 10_001 }, (_, index) => ({ pattern: `many-${index}` }))),
  ),
  call("bulk_delete_rules", "one that is there and one that is not", "200 json", async (admin, world) => {
    await world.admin.upsertRules([{ pattern: "deleted" }]);
    return admin.bulkDeleteRules([{ pattern: "deleted" }, { pattern: "absent" }]);
  }),
  call("bulk_delete_rules", "one of another version", "409 json", (admin) =>
    admin.bulkDeleteRules([{ pattern: "absent", expected_version: 99 }]),
  ),
  raw("bulk_delete_rules", "one without a pattern", "422 text", () => ({
    path: "/limits/rules/bulk-delete",
    headers: json,
    body: "[{}]",
  })),
];
