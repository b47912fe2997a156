import fc from "fast-check";
import { expect, it } from "vitest";
import { type AdminClient, createAdminClient, type InvocationFilter } from "../../src/index.js";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { readAll } from "../kit/read-all.js";
import { shareServer } from "../kit/use-server.js";
import { newest } from "../kit/versions.js";
import { anyRows, type InventedRow, replaceTables } from "./invented-rows.js";
import { anyFilter, deploymentOf, statusOf } from "./select-rows.js";

allowLongRuns();

const server = shareServer(newest);

/** The result that a function must return for the rows that a filter selects. */
interface Use {
  readonly run: (admin: AdminClient, filter: InvocationFilter & {}) => Promise<unknown>;
  readonly wanted: (rows: readonly InventedRow[], filter: InvocationFilter) => unknown;
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
const list = async (rows: AsyncIterable<{ readonly id: string }>) => (await readAll(rows)).map(({ id }) => id);
const sortedBy = (sign: number) => (one: InventedRow, other: InventedRow) =>
  sign * (one.created - other.created || (one.id < other.id ? -1 : 1));

const USES: Readonly<Record<string, Use>> = {
  list: { run: (admin, filter) => list(admin.listInvocations(filter)), wanted: idsOf },
  "the oldest two": {
    run: (admin, filter) => list(admin.listInvocations(filter, { order: "oldest", limit: 2 })),
    wanted: (rows) =>
      [...rows]
        .sort(sortedBy(1))
        .slice(0, 2)
        .map(({ id }) => id),
  },
  "the newest": {
    run: (admin, filter) => list(admin.listInvocations(filter, { order: "newest" })),
    wanted: (rows) => [...rows].sort(sortedBy(-1)).map(({ id }) => id),
  },
  count: { run: (admin, filter) => admin.countInvocations(filter), wanted: (rows) => rows.length },
  "count by fields": {
    run: async (admin, filter) => {
      const counts = await admin.countInvocationsBy(["status", "deployment"], filter);
      return counts.map(({ status, deployment, count }) => `${status} ${deployment}: ${count}`).sort();
    },
    wanted: (rows) => {
      const names = rows.map((row) => `${statusOf(row)} ${deploymentOf(row)}`);
      return [...new Set(names)].map((name) => `${name}: ${names.filter((each) => each === name).length}`).sort();
    },
  },
  "bulk restart": {
    run: async (admin, filter) => idsOf((await admin.restartInvocationsAsNew(filter, { dryRun: true })).notStarted),
    wanted: idsOf,
  },
  "bulk kill": {
    run: async (admin, filter) => idsOf((await admin.killInvocations(filter, { dryRun: true })).notStarted),
    wanted: (rows, filter) => idsOf(rows.filter((row) => "status" in filter || statusOf(row) !== "completed")),
  },
  wait: {
    run: async (admin, filter) => idsOf(await admin.waitForInvocations(filter, { until: () => true })),
    wanted: idsOf,
  },
};

it("a filter selects the same rows as its plain evaluation, in lists, counts, bulk operations and waits", () =>
  holdsFor(
    fc.asyncProperty(
      anyRows,
      anyFilter,
      fc.constantFrom(...Object.keys(USES)),
      async (rows, { filter, selects }, name) => {
        const admin = createAdminClient({
          baseUrl: server.adminUrl,
          fetch: (url, init) => {
            const { query } = JSON.parse(`${init.body}`);
            return fetch(url, { ...init, body: JSON.stringify({ query: replaceTables(query, rows) }) });
          },
        });
        const { run, wanted } = USES[name] ?? expect.fail(name);
        expect(await run(admin, filter)).toEqual(wanted(rows.filter(selects), filter));
      },
    ),
  ));
