import { describe, expect, it } from "vitest";
import type { ServiceMetadata } from "../../generated/index.js";
import { MoveState, writeConcerned } from "../../src/deployments/next-step.js";
import { writeIsThere } from "../../src/deployments/roll-out-deployment.js";
import { writeOutcome } from "../../src/deployments/usage.js";
import { queryRows, type Sql, sql } from "../../src/index.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

/** An invocation: its times are hours of a day, and its first failure was at the third entry. By default, it is on the old deployment. */
interface Row {
  readonly status: string;
  readonly service?: string;
  readonly pin?: string | null;
  /** The deployment of the last attempt. */
  readonly last?: string;
  readonly size?: number;
  readonly failed?: number;
  readonly modified?: number;
  readonly completed?: number;
  readonly failure?: string;
  readonly isQueued?: boolean;
}

const at = (hour: number | undefined) => (hour === undefined ? null : new Date(Date.UTC(2026, 0, 1, hour)));
const text = (value: string | null | undefined) => sql`CAST(${value ?? null} AS VARCHAR)`;
const time = (hour: number | undefined) => sql`CAST(${at(hour)} AS TIMESTAMP)`;

/** Writes a source of rows, with the columns of an invocation and of its events. */
function writeRows(rows: Readonly<Record<string, Row>>): Sql {
  const all = Object.entries(rows).map(([name, row]) => {
    const { service = "Order", status, pin = "old", last, size = 3, failed, failure, isQueued = false } = row;
    const isOver = status === "completed";
    return sql`SELECT ${name} AS name, ${service} AS target_service_name, ${status} AS status, ${size} AS journal_size,
      ${text(pin)} AS pinned_deployment_id, ${text(last)} AS last_attempt_deployment_id, ${isQueued} AS is_queued,
      ${time(row.completed)} AS completed_at, ${time(row.modified)} AS modified_at, ${time(failed)} AS failed_at,
      ${text(isOver ? failure : null)} AS completion_failure, ${text(isOver ? null : failure)} AS last_failure,
      CAST(${failed ? 3 : null} AS BIGINT) AS failed_at_entries`;
  });
  return sql.join(all, " UNION ALL ");
}

describe.each(versions)("on %s", (version) => {
  const server = shareServer(version);

  /** Reads what an expression is for each row. */
  async function evaluate(rows: Readonly<Record<string, Row>>, expression: Sql): Promise<readonly [string, unknown][]> {
    const query = sql`SELECT name, ${expression} AS result FROM (${writeRows(rows)})`;
    const found = await queryRows<{ name: string; result: unknown }>(server.admin, query, { columns: ["result"] });
    const results = new Map(found.map(({ name, result }) => [name, result]));
    return Object.keys(rows).map((name) => [name, results.get(name)]);
  }

  const select = async (rows: Readonly<Record<string, Row>>, condition: Sql) =>
    (await evaluate(rows, condition)).flatMap(([name, isMeant]) => (isMeant === true ? [name] : []));

  it("what has become of an invocation is the first line that applies", async () => {
    const wanted: readonly (readonly [outcome: string, row: Row])[] = [
      ["succeeded", { status: "completed", failed: 1, size: 9 }],
      ["failed", { status: "completed", failed: 1, size: 9, failure: "" }],
      ["passed", { status: "paused", failed: 1, size: 4 }],
      ["passed", { status: "suspended", failed: 1, size: 4 }],
      ["open", { status: "suspended", failed: 1 }],
      ["open", { status: "scheduled" }],
      ["open", { status: "paused" }],
      ["open", { status: "running", failure: "early" }],
      ["failing", { status: "paused", failed: 1 }],
      ["failing", { status: "backing-off", failed: 1 }],
      ["failing", { status: "backing-off", last: "old" }],
      ["trying", { status: "backing-off", last: "new" }],
      ["failing", { status: "backing-off", pin: null, last: "new", failed: 1 }],
      ["failing", { status: "running", failed: 2, modified: 1, failure: "no" }],
      ["failing", { status: "running", failed: 2, modified: 2, failure: "no" }],
      ["trying", { status: "running", failed: 2, modified: 3, failure: "no" }],
      ["trying", { status: "running", failed: 2, modified: 1 }],
    ];
    const rows = Object.fromEntries(wanted.map(([outcome, row]) => [`${outcome}: ${JSON.stringify(row)}`, row]));
    const found = await evaluate(rows, writeOutcome());
    expect(found.map(([name, outcome]) => name.replace(/^\w+/, String(outcome)))).toEqual(Object.keys(rows));
  });

  const failing: Row = { status: "paused", failed: 1 };
  const healthy: Row = { status: "suspended" };
  const queued: Row = { status: "backing-off", isQueued: true, last: "old" };
  const candidates: Readonly<Record<string, Row>> = {
    failing,
    healthy,
    lost: { ...healthy, pin: "gone" },
    trying: { status: "running", failed: 1, modified: 2 },
    stepless: { ...failing, pin: null },
    waiting: { status: "backing-off", pin: null },
    queuedTrying: { ...queued, last: "older" },
    queuedThere: { ...queued, pin: "new" },
    // None of these is ever read.
    failingThere: { ...failing, pin: "new" },
    failingQueuedThere: { ...queued, pin: "new", last: "new" },
    tryingThere: { ...queued, pin: "new", isQueued: false },
    steplessThere: { status: "running", pin: null, last: "new", failed: 1, modified: 1, failure: "no" },
    scheduled: { status: "scheduled", pin: null },
    steplessReady: { status: "ready", pin: null, failed: 1 },
    ended: { status: "completed", failure: "no" },
    elsewhere: { ...failing, service: "Mail" },
    // The new deployment of another service.
    mixed: { ...failing, service: "Cart", pin: "cart" },
  };

  it.each([
    ["none", true, undefined, ["queuedThere"]],
    ["failing", true, undefined, ["failing", "lost", "trying", "stepless", "waiting", "queuedTrying", "queuedThere"]],
    ["failing", false, undefined, ["failing", "lost", "trying", "queuedTrying", "queuedThere"]],
    [
      "all",
      true,
      undefined,
      ["failing", "healthy", "lost", "trying", "stepless", "waiting", "queuedTrying", "queuedThere"],
    ],
    ["all", true, sql`pinned_deployment_id = 'new' OR pinned_deployment_id = 'gone'`, ["lost", "queuedThere"]],
  ] as const)("of %s, latest: %s, those are read that are to be moved", async (move, isLatest, isFrom, wanted) => {
    const services = ["Order new", "Cart cart"].map((each) => {
      const [name, deployment_id] = each.split(" ");
      return { name, deployment_id } as ServiceMetadata;
    });
    const state = new MoveState({ move, canary: 0, tolerance: 0 }, services, isLatest);
    state.deleted = ["gone"];
    expect(await select(candidates, writeConcerned(state, isFrom))).toEqual(wanted);
  });

  it("those count as on a new deployment that have run there since its registration", async () => {
    const there = { pin: "new", completed: 5, status: "completed" };
    const stepless = { pin: null, failed: 5 };
    const yes: Readonly<Record<string, Row>> = {
      pinned: { pin: "new", status: "running" },
      completed: there,
      running: { pin: null, status: "running", last: "new" },
      paused: { ...stepless, status: "paused" },
      backingOff: { ...stepless, status: "backing-off" },
    };
    const no: Readonly<Record<string, Row>> = {
      old: { status: "running", last: "new" },
      completedBefore: { ...there, completed: 4 },
      failedBefore: { ...stepless, status: "paused", failed: 4 },
      scheduled: { ...stepless, status: "scheduled" },
      another: { ...stepless, status: "paused", service: "Mail" },
      anotherRuns: { pin: null, status: "running", last: "new", service: "Mail" },
    };
    const newer = { id: "new", isNew: true, services: [{ name: "Order" } as ServiceMetadata] };
    const createdAt = at(5)?.toISOString();
    const condition = writeIsThere(newer, [
      { id: "old", createdAt: undefined },
      { id: "new", createdAt },
    ]);
    expect(await select({ ...yes, ...no }, condition)).toEqual(Object.keys(yes));
  });
});
