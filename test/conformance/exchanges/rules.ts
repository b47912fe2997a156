import type { Exchange } from "../exchange.js";

const json = { "content-type": "application/json" };

export const rules: readonly Exchange[] = [
  {
    operation: "upsert_rules",
    name: "new ones",
    status: 200,
    form: "json",
    send: {
      call: (admin) =>
        admin.upsertRules([
          { pattern: "limited", description: "five at once", limits: { concurrency: 5 } },
          { pattern: "disabled", disabled: true },
        ]),
    },
  },
  {
    operation: "upsert_rules",
    name: "one that must not be there",
    status: 409,
    form: "json",
    send: {
      call: async (admin, world) => {
        await world.admin.upsertRules([{ pattern: "known" }]);
        return admin.upsertRules([{ pattern: "known", precondition: { type: "does_not_exist" } }]);
      },
    },
  },
  {
    operation: "upsert_rules",
    name: "a limit of nothing",
    status: 422,
    form: "text",
    send: { call: (admin) => admin.upsertRules([{ pattern: "zero", limits: { concurrency: 0 } }]) },
  },
  {
    operation: "upsert_rules",
    name: "more rules than there can be",
    status: 422,
    form: "json",
    send: {
      call: (admin) => admin.upsertRules(Array.from({ length: 10_001 }, (_, index) => ({ pattern: `many-${index}` }))),
    },
  },
  {
    operation: "bulk_delete_rules",
    name: "one that is there and one that is not",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) => {
        await world.admin.upsertRules([{ pattern: "deleted" }]);
        return admin.bulkDeleteRules([{ pattern: "deleted" }, { pattern: "absent" }]);
      },
    },
  },
  {
    operation: "bulk_delete_rules",
    name: "one of another version",
    status: 409,
    form: "json",
    send: { call: (admin) => admin.bulkDeleteRules([{ pattern: "absent", expected_version: 99 }]) },
  },
  {
    operation: "bulk_delete_rules",
    name: "one without a pattern",
    status: 422,
    form: "text",
    send: { raw: () => ({ path: "/limits/rules/bulk-delete", headers: json, body: "[{}]" }) },
  },
];
