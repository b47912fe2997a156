import { describe, expect, it } from "vitest";
import { type SingleInvocation, writeRows } from "../../src/deployments/invocation-groups.js";
import { type Destination, writeIsFailing, writeIsRelevant } from "../../src/deployments/outcome.js";
import { queryRows, type Sql, sql } from "../../src/index.js";
import { createSample } from "../../src/testing/index.js";
import { shareServer } from "../kit/use-server.js";
import { releases } from "../kit/versions.js";

/** An invocation whose times are hours of a day. Its first failure was at the third entry. Default: on the old deployment. */
interface Row {
  readonly status: string;
  readonly service?: string;
  readonly handler?: string;
  readonly pin?: string | null;
  readonly last?: string;
  readonly size?: number;
  readonly failed?: number;
  readonly modified?: number;
  readonly ran?: number;
  readonly began?: number;
  readonly left?: number;
  readonly next?: number;
  readonly completed?: number;
  readonly failure?: string;
  readonly isQueued?: boolean;
}

const at = (hour: number | undefined) => (hour === undefined ? null : new Date(Date.UTC(2026, 0, 1, hour)));
const text = (value: string | null | undefined) => sql`CAST(${value ?? null} AS VARCHAR)`;
const time = (hour: number | undefined) => sql`CAST(${at(hour)} AS TIMESTAMP)`;

function writeSource(rows: Readonly<Record<string, Row>>): Sql {
  const all = Object.entries(rows).map(([name, row]) => {
    const {
      service = "Order",
      handler = "run",
      status,
      pin = "old",
      last,
      size = 3,
      failed,
      failure,
      isQueued = false,
    } = row;
    const isOver = status === "completed";
    return sql`SELECT ${name} AS name, ${name} AS id, ${service} AS target_service_name, 'service' AS target_service_ty, ${handler} AS target_handler_name, ${status} AS status, ${size} AS journal_size,
      ${text(pin)} AS pinned_deployment_id, ${text(last)} AS last_attempt_deployment_id, ${isQueued} AS is_queued,
      ${time(row.completed)} AS completed_at, ${time(row.modified)} AS modified_at, ${time(failed)} AS failed_at,
      ${time(row.ran)} AS running_at, ${time(row.began)} AS last_start_at, ${time(row.left)} AS left_queue_at,
      ${time(row.next)} AS next_retry_at,
      ${text(isOver ? failure : null)} AS completion_failure, ${text(isOver ? null : failure)} AS last_failure,
      CAST(${failed ? 3 : null} AS BIGINT) AS failed_at_entries`;
  });
  return sql`(${sql.join(all, " UNION ALL ")})`;
}

const latest = { id: "new", createdAt: new Date(Date.UTC(2026, 0, 1, 5)) };
const noMove: Destination = { services: new Map(), move: "none", movesUnpinned: false };

describe.each(releases)("on %s", (version) => {
  const server = shareServer(version);

  async function read(
    rows: Readonly<Record<string, Row>>,
    destination = noMove,
  ): Promise<ReadonlyMap<string, SingleInvocation>> {
    const query = sql`SELECT * FROM ${writeRows({ ...destination, latest }, writeSource(rows))}`;
    const found = await queryRows<SingleInvocation>(server.admin, query, { columns: ["pinned", "deployment"] });
    return new Map(found.map((each) => [each.id, each]));
  }

  async function select(rows: Readonly<Record<string, Row>>, condition: Sql): Promise<readonly string[]> {
    const found = await queryRows<{ id: string }>(
      server.admin,
      sql`SELECT id FROM ${writeSource(rows)} WHERE ${condition}`,
    );
    const ids = found.map(({ id }) => id);
    return Object.keys(rows).filter((id) => ids.includes(id));
  }

  it("a failure belongs to the code on which its attempt began", async () => {
    const backingOff: Row = { status: "backing-off", failed: 6 };
    const queued: Row = { ...backingOff, isQueued: true, next: 9 };
    const unpinned = { pin: null };
    const wanted: readonly (readonly [outcome: string, row: Row])[] = [
      ["succeeded", { status: "completed", failed: 1, size: 9 }],
      ["failed", { status: "completed", failed: 1, size: 9, failure: "" }],
      ["open", { status: "paused", failed: 1, modified: 1, size: 4 }],
      ["open", { status: "suspended", failed: 1 }],
      ["open", { status: "paused" }],
      ["open", { status: "running", failure: "early" }],
      ["failing", { status: "paused", failed: 2, modified: 2 }],
      ["stuck", { status: "paused", failed: 2, modified: 3 }],
      ["failing", { ...backingOff, last: "old" }],
      ["stuck", { ...backingOff, last: "new" }],
      ["stuck", backingOff],
      ["failing", { status: "running", failed: 2, modified: 1 }],
      ["stuck", { status: "running", failed: 2, modified: 2 }],
      ["failing", { status: "ready", failed: 2, modified: 1 }],
      ["stuck", { status: "ready", failed: 2, modified: 2 }],
      ["failing", { status: "running", failed: 3, modified: 1, left: 2 }],
      ["stuck", { status: "running", failed: 2, modified: 1, left: 3 }],
      ["failing", { ...queued, began: 3, modified: 2 }],
      ["stuck", { ...queued, began: 3, modified: 7 }],
      ["failing", { ...queued, began: 3, modified: 4 }],
      ["stuck", { ...queued, began: 3, modified: 2, next: 3 }],
      // Without a pin: registered at 5.
      ["failing", { ...backingOff, ...unpinned, last: "new", ran: 1 }],
      ["stuck", { ...backingOff, ...unpinned, last: "old", ran: 6 }],
      ["stuck", { ...backingOff, ...unpinned, ran: 6 }],
      ["failing", { ...queued, ...unpinned, began: 6, ran: 1 }],
      ["stuck", { ...queued, ...unpinned, began: 5, ran: 1 }],
      ["failing", { status: "paused", ...unpinned, failed: 7, ran: 6 }],
      ["stuck", { status: "paused", ...unpinned, failed: 7, modified: 7, ran: 4 }],
      ["failing", { status: "running", ...unpinned, failed: 7, ran: 6, last: "new" }],
      ["stuck", { status: "running", ...unpinned, failed: 7, modified: 1, ran: 4, last: "new" }],
    ];
    const rows = Object.fromEntries(wanted.map(([outcome, row]) => [`${outcome}: ${JSON.stringify(row)}`, row]));
    const found = await read(rows);
    const judged = Object.keys(rows).map((name) => {
      return name.replace(/^\w+/, String(found.get(name)?.outcome));
    });
    expect(judged).toEqual(Object.keys(rows));
  });

  const failing: Row = { status: "paused", failed: 1, modified: 1 };
  const healthy: Row = { status: "suspended" };
  const stepless = { ...failing, pin: null };
  const rows: Readonly<Record<string, Row>> = {
    failing,
    healthy,
    runs: { status: "running" },
    stuck: { status: "running", failed: 1, modified: 2 },
    ready: { status: "ready", failed: 1, modified: 2 },
    lost: { ...healthy, pin: "gone" },
    lostRuns: { status: "running", pin: "gone" },
    queued: { status: "backing-off", isQueued: true, last: "older", pin: "older" },
    stepless,
    steplessFails: { ...stepless, failed: 7, ran: 6 },
    steplessRuns: { status: "running", pin: null, last: "old", failed: 1, modified: 1 },
    steplessRunsThere: { status: "running", pin: null, last: "new", failed: 1, modified: 1 },
    steplessBacksOff: { status: "backing-off", pin: null },
    scheduled: { status: "scheduled", pin: null },
    ended: { status: "completed" },
    there: { status: "running", pin: "new" },
    refund: { ...failing, handler: "refund" },
    mail: { ...stepless, failed: 7, ran: 6, service: "Mail" },
    // The new deployment of another service.
    mixed: { ...failing, service: "Cart", pin: "cart" },
  };
  const createDestination = (move: Destination["move"], movesUnpinned: boolean): Destination => {
    const create = (name: string, deployment_id: string) =>
      createSample("ServiceMetadata", {
        ...{ name, ty: "Service", deployment_id },
        handlers: [{ ...createSample("HandlerMetadata"), name: "run" }],
      });
    const services = new Map([create("Order", "new"), create("Cart", "cart")].map((one) => [one.name, one]));
    return { move, movesUnpinned, services, existing: ["old", "older", "new", "cart"] };
  };

  it.each<[Destination["move"], boolean, Readonly<Record<string, string>>]>([
    ["failing", true, {}],
    ["failing", false, { stepless: "no pin", steplessRuns: "no pin", steplessBacksOff: "no pin" }],
    ["all", true, { healthy: "move", runs: "move", lostRuns: "move" }],
    [
      "none",
      true,
      Object.fromEntries(
        [
          "failing",
          "healthy",
          "runs",
          "stuck",
          "ready",
          "lost",
          "lostRuns",
          "queued",
          "stepless",
          "steplessRuns",
          "steplessBacksOff",
          "ended",
        ].map((name) => [name, "not wanted"]),
      ),
    ],
  ])("where %s are moved, and to the latest: %s, each has a plan", async (move, isLatest, others) => {
    const found = await read(rows, createDestination(move, isLatest));
    expect(Object.fromEntries(Object.keys(rows).map((name) => [name, found.get(name)?.plan]))).toEqual({
      ...{
        failing: "move",
        healthy: "not failing",
        runs: "in flight",
        stuck: "move",
        ready: "move",
        lost: "move",
        lostRuns: "in flight",
      },
      ...{
        queued: "move",
        stepless: "move",
        steplessFails: "at destination",
        steplessRuns: "in flight",
        steplessRunsThere: "at destination",
      },
      ...{ steplessBacksOff: "move", scheduled: "no pin", ended: "not failing", there: "at destination" },
      ...{ refund: "no handler", mail: "no handler", mixed: "at destination" },
      ...others,
    });
  });

  it("an invocation that ended before its deployment was the latest does not count, nor a failure elsewhere", async () => {
    const completed: Row = { pin: "new", status: "completed", completed: 5 };
    const running: Row = { pin: "new", status: "running" };
    const all: Readonly<Record<string, Row>> = {
      ...{ running, completed, before: { ...completed, completed: 4 }, other: { ...completed, pin: "old" } },
      ...{ failed: { ...completed, failure: "no" }, failing: { ...running, failed: 7, modified: 6 } },
      stepless: { pin: null, status: "paused", failed: 7, ran: 6 },
      mail: { pin: null, status: "paused", failed: 7, ran: 6, service: "Mail" },
    };
    expect(await select(all, writeIsRelevant({ ...noMove, latest }))).toEqual([
      "running",
      "completed",
      "failed",
      "failing",
      "stepless",
      "mail",
    ]);
    expect(
      await select(all, writeIsFailing({ ...createDestination("failing", true), latest }, ["running", "mail"])),
    ).toEqual(["running", "failed", "failing", "stepless"]);
  });
});
