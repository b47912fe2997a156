import { beforeAll, expect, it } from "vitest";
import { readGroups } from "../../src/deployments/invocation-groups.js";
import { type AdminClient, createAdminClient, type InvocationFilter, sql } from "../../src/index.js";
import type { WaitProgress } from "../../src/waiting/poll.js";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { newest } from "../kit/versions.js";
import { type InventedRow, replaceTables } from "./invented-rows.js";

type Given = Pick<InventedRow, "status" | "modified"> & Partial<InventedRow>;

const late = { hour: 1, entry: 2, message: "is late" };
const coded = { ...late, restateCode: "RT0007" };
const later = { ...late, hour: 3 };
const byUser = { entry: 4, message: null };
const runs = { retries: 4, stage: "running", attempt: 1 } as const;

/** Invocations with their events, and their entries in the virtual queues. Default: three entries in the journal. */
const GIVEN: Readonly<Record<string, Given>> = {
  twice: {
    ...{ status: "paused", modified: 1, pin: "dp_1" },
    events: [late, { ...later, message: "is Late" }, { ...byUser, entry: 2, hour: 4 }],
  },
  laterStep: {
    ...{ status: "backing-off", modified: 1, size: 6, last: "dp_2", lastFailure: "[500] is late" },
    events: [late, { ...later, entry: 5 }],
  },
  pausedLater: { status: "paused", modified: 1, size: 5, events: [coded, { ...byUser, hour: 5 }] },
  recovered: { status: "suspended", modified: 1, size: 4, events: [late] },
  waits: { status: "ready", modified: 2, retries: 2, events: [coded], queue: { ...runs, stage: "inbox" } },
  repeats: { status: "running", modified: 1, events: [late], queue: runs },
  goesOn: { status: "running", modified: 2, events: [late], queue: runs },
  never: { status: "running", modified: 1, last: "dp_2", queue: { ...runs, retries: 0 } },
  ended: { status: "completed", modified: 2, completionFailure: "[409 Conflict] killed", events: [late] },
  passed: { status: "completed", modified: 2, events: [late] },
};
const NONE = {
  key: null,
  pin: null,
  last: null,
  retries: null,
  lastFailure: null,
  completionFailure: null,
  queue: null,
};
const ROWS = Object.entries(GIVEN).map(([id, given]): InventedRow => {
  const times = { created: 1, completed: given.modified };
  return { ...NONE, ...times, id, service: "Order", handler: "run", size: 3, events: [], ...given };
});

const server = shareServer(newest);
let admin: AdminClient;

beforeAll(() => {
  admin = createAdminClient({
    baseUrl: server.adminUrl,
    fetch: async (url, init) => {
      if (!url.endsWith("/query")) return Response.json({});
      const { query } = JSON.parse(`${init.body}`);
      return fetch(url, { ...init, body: JSON.stringify({ query: replaceTables(query, ROWS) }) });
    },
  });
});

const select = async (filter: InvocationFilter) => {
  const { notStarted } = await admin.restartInvocationsAsNew(filter, { dryRun: true });
  const ids = notStarted.map(({ id }) => id);
  return ids.sort().join(" ");
};

it.each<[InvocationFilter, string]>([
  [{ sql: sql`next_retry_at IS NOT NULL` }, "waits"],
  [{ sql: sql`last_start_at IS NOT NULL` }, "waits"],
  [{ sql: sql`last_attempt_deployment_id = 'dp_3'` }, "waits"],
  [{ sql: sql`is_queued` }, "waits"],
  [{ sql: sql`last_failure_error_code = 'RT0007'` }, "waits"],
  [{ sql: sql`last_failure LIKE '%late%'` }, "laterStep repeats waits"],
])("the filter %j selects %s of these invocations", async (filter, wanted) => {
  expect(await select(filter)).toBe(wanted);
});

it("the last failures are summarized by message and code, and found by their groups", async () => {
  const summarize = async (similar: boolean) => {
    const groups = await admin.summarizeFailures({}, { similar });
    const lines = groups.map(({ message, restateCode = "", code, count, examples, ...times }) => {
      const [first, last] = [times.firstAt, String(times.at)].map((time) => Number(time.slice(11, 13)));
      return `${count} ${restateCode}${code} ${message}: ${examples.join(" ")}, from ${first} to ${last}`;
    });
    return { groups, lines };
  };
  const exact = await summarize(false);
  expect(exact.lines).toEqual([
    "4 500 is late: laterStep goesOn recovered, from 1 to 3",
    "2 RT0007500 is late: pausedLater waits, from 1 to 1",
    "1 500 is Late: twice, from 3 to 3",
    "1 409 killed: ended, from 2 to 2",
  ]);
  const similar = await summarize(true);
  expect(similar.lines[0]).toMatch(/^5 500 is .ate: laterStep twice goesOn, from 1 to 3$/);
  expect(await select({ failure: [...similar.groups.slice(0, 1), ...exact.groups.slice(3, 4)] })).toBe(
    "ended goesOn laterStep recovered repeats twice",
  );
});

it("an invocation is stuck if it has as many entries as at its last failure", async () => {
  const groups = await readGroups(admin, { condition: sql`status <> 'completed'` }, {});
  const lines = groups.map(({ count, status, outcome, example, deployment }) =>
    [count, status, outcome, example, deployment].join(" "),
  );
  expect(lines.sort()).toEqual([
    "1 paused failing twice dp_1",
    "1 paused open pausedLater ",
    "1 running open never dp_2",
    "1 suspended open recovered ",
    "2 backing-off stuck laterStep ",
    "2 running stuck goesOn ",
  ]);
});

it("a deployment is needed by invocations that are pinned there, or run there without a pin", async () => {
  const controller = new AbortController();
  const onProgress = ({ lastSeen }: WaitProgress) => lastSeen && controller.abort(lastSeen);
  const options = { signal: controller.signal, onProgress };
  expect(await catchError(admin.waitUntilDrained("dp_2", options))).toEqual({ running: 1 });
});
