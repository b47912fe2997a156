import fc from "fast-check";
import { expect, it } from "vitest";
import { type AdminClient, createAdminClient, type InvocationFilter } from "../../src/index.js";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";
import { readAll } from "../kit/read-all.js";
import { shareServer } from "../kit/use-server.js";
import { newest } from "../kit/versions.js";
import { anyRows, type InventedRow, replaceTables, timeOf } from "./invented-rows.js";
import { anyFilter, deploymentOf, statusOf } from "./select-rows.js";

allowLongRuns();

const server = shareServer(newest);

/** The result that a function must return for the rows that a filter selects. */
interface Use {
  readonly run: (admin: AdminClient, filter: InvocationFilter & {}) => Promise<unknown>;
  readonly wanted: (rows: readonly InventedRow[], filter: InvocationFilter) => unknown;
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

const USES: Readonly<Record<string, Use>> = {
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

/** Connects a client to a server that has these rows. */
const connect = (rows: readonly InventedRow[]): AdminClient =>
  createAdminClient({
    baseUrl: server.adminUrl,
    fetch: (url, init) => {
      const { query } = JSON.parse(`${init.body}`);
      return fetch(url, { ...init, body: JSON.stringify({ query: replaceTables(query, rows) }) });
    },
  });

it("a filter selects the same rows as its plain evaluation, in counts, bulk operations and waits", () =>
  holdsFor(
    fc.asyncProperty(
      anyRows,
      anyFilter,
      fc.constantFrom(...Object.keys(USES)),
      async (rows, { filter, selects }, name) => {
        const { run, wanted } = USES[name] ?? expect.fail(name);
        expect(await run(connect(rows), filter)).toEqual(wanted(rows.filter(selects), filter));
      },
    ),
  ));

type Place = Pick<InventedRow, "id" | "created">;

const anyPlace: fc.Arbitrary<Place> = fc.record({
  id: fc.nat({ max: 9 }).map((index) => `inv_${index}`),
  created: fc.integer({ min: 1, max: 6 }),
});
const anyPage = fc.record(
  {
    order: fc.constantFrom("id", "oldest", "newest"),
    limit: fc.nat({ max: 4 }),
    after: anyPlace,
    before: anyPlace,
  },
  { requiredKeys: [] },
);
/** More ids than one query looks up, beside those of the rows. */
const UNKNOWN = Array.from({ length: 999 }, (_, index) => `inv_none_${index}`);
const compareIds = (one: Place, other: Place) => Number(one.id > other.id) - Number(one.id < other.id);
const compareTimes = (one: Place, other: Place) => one.created - other.created || compareIds(one, other);
const COMPARE = {
  id: compareIds,
  oldest: compareTimes,
  newest: (one: Place, other: Place) => compareTimes(other, one),
};
const toPlace = (place?: Place) => place && { id: place.id, created_at: timeOf(place.created).toISOString() };

it("a list has the same page as its plain evaluation, in any order, of few ids or many", () =>
  holdsFor(
    fc.asyncProperty(anyRows, fc.option(anyFilter), anyPage, fc.boolean(), async (rows, drawn, page, isLong) => {
      const { filter = {}, selects = () => true } = drawn ?? {};
      const { order = "id", limit = Number.POSITIVE_INFINITY, after, before } = page;
      const given = [filter.id ?? rows.map(({ id }) => id)].flat();
      const ids = [...given.slice(0, 3), ...UNKNOWN, ...given.slice(3)];
      const options = { ...page, after: toPlace(after), before: toPlace(before) };
      const listed = connect(rows).listInvocations(isLong ? { ...filter, id: ids } : filter, options);
      const range = rows.filter(
        (row) =>
          selects(row) && !(after && COMPARE[order](row, after) <= 0) && !(before && COMPARE[order](row, before) >= 0),
      );
      const wanted = range.sort(COMPARE[order]).slice(before ? -limit : 0);
      expect((await readAll(listed)).map(({ id }) => id)).toEqual(wanted.slice(0, limit).map(({ id }) => id));
    }),
  ));
