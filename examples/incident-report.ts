/**
 * Shows which invocations are stuck, since when and why: paused or failing ones, and those that have been suspended, scheduled or
 * behind others for too long. It changes nothing.
 */

import { parseArgs } from "node:util";
import { createAdminClient, type FailureGroup, type InvocationStatus, type Sql, sql } from "restate-admin-client";
import { formatTime, groupBy, print, readNumber, readOptions, runExample } from "./command.js";

const USAGE = `Shows which invocations are stuck, since when, and why, grouped by service and reason. It changes nothing.

npx tsx examples/incident-report.ts [options]

  --older-than MINUTES  omit invocations that have been suspended, scheduled or behind others for less than that
                        (default: 10); paused and failing ones are always shown
  --url URL             the Admin API (default: RESTATE_ADMIN_URL, else http://localhost:9070)

Exit code: 0 the report is complete, 1 it failed, 2 wrong arguments, 130 interrupted.`;

const EXAMPLES = 2;
const SHOWN = 30;
const LONGEST_REASON = 60;
/** In minutes. The server cannot represent times in the very distant past. */
const TEN_YEARS = 10 * 365 * 24 * 60;

/** Invocations that are stuck for the same reason. */
interface StuckGroup {
  readonly service: string;
  readonly status: string;
  readonly count: number;
  readonly since: string;
  readonly why: string;
  readonly examples: readonly string[];
}

/** An invocation that waits, or that a user has paused. */
interface WaitingRow {
  readonly id: string;
  readonly target_service_name: string;
  readonly target_service_key: string | null;
  readonly status: InvocationStatus;
  readonly modified_at: string;
  readonly scheduled_start_at: string | null;
  /** The invocation that holds the key of a virtual object. */
  readonly holder: string | null;
}

const { admin, olderThan } = readOptions(USAGE, (args) => {
  const { values } = parseArgs({
    args,
    options: { url: { type: "string" }, "older-than": { type: "string", default: "10" } },
  });
  return {
    olderThan: readNumber(values["older-than"], "--older-than", 0, TEN_YEARS),
    admin: createAdminClient({ baseUrl: values.url }),
  };
});

await runExample(async (signal) => {
  const failures = await admin.summarizeFailures({ stuck: true }, { similar: true, examples: EXAMPLES, signal });
  const waiting = await findWaiting(new Date(Date.now() - olderThan * 60_000), signal);
  const stuck = [...failures.map(describeFailures), ...groupWaiting(waiting)];
  if (stuck.length === 0) {
    console.log("Nothing is stuck.");
    return true;
  }
  const total = stuck.reduce((sum, { count }) => sum + count, 0);
  const services = new Set(stuck.map(({ service }) => service));
  console.log(`Stuck invocations: ${total}. Services: ${services.size}`);
  stuck.sort((one, other) => one.service.localeCompare(other.service) || other.count - one.count);
  for (const { service, status, count, since, why, examples } of stuck.slice(0, SHOWN)) {
    print(`${service}, ${status}: ${count} since ${formatTime(since)} UTC, such as ${examples.join(", ")}`);
    print(`  ${why}`);
  }
  if (stuck.length > SHOWN) console.log(`and ${stuck.length - SHOWN} more reasons`);
  return true;
});

function describeFailures(group: FailureGroup): StuckGroup {
  const { service, statuses, count, firstAt, variants, examples } = group;
  const [line = ""] = group.message.split("\n");
  const message = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}...` : line;
  const others = variants > 1 ? ` (and ${variants - 1} similar)` : "";
  const why = `${message.trim() === "" ? "no message" : message}${others}`;
  return { service, status: statuses.join(", "), count, since: firstAt, why, examples };
}

/** Finds the tables that say which invocation holds the key of a virtual object. Virtual queues have a table of their own. */
async function findLocks(signal: AbortSignal): Promise<Sql> {
  const rows = await admin.queryRows<{ readonly table_name: string }>(
    "SELECT table_name FROM information_schema.tables WHERE table_name IN ('sys_keyed_service_status', 'sys_locks')",
    { signal },
  );
  const tables = rows.map(({ table_name }) => table_name);
  const keyed = sql`SELECT service_name || '/' || service_key AS lock_name, invocation_id AS holder FROM sys_keyed_service_status`;
  const locks = sql`SELECT lock_name, acquired_by AS holder FROM sys_locks`;
  // Restate 1.6 has only the first, 1.8 only the second. In 1.7 one of them is empty.
  if (!tables.includes("sys_locks")) return keyed;
  return tables.includes("sys_keyed_service_status") ? sql`${keyed} UNION ALL ${locks}` : locks;
}

/** Finds the invocations that have waited since a time, and those that a user has paused. None of them has failed. */
async function findWaiting(before: Date, signal: AbortSignal): Promise<WaitingRow[]> {
  // Selects `scheduled_at` because `scheduled_start_at` is null in a query without it (seen on 1.6.2 and 1.7.12).
  const query = sql`
    SELECT i.id, i.target_service_name, i.target_service_key, i.status, i.modified_at, i.scheduled_at,
      i.scheduled_start_at, k.holder
    FROM sys_invocation i
    LEFT JOIN (${await findLocks(signal)}) k ON k.lock_name = i.target_service_name || '/' || i.target_service_key
    WHERE (i.status IN ('suspended', 'scheduled', 'pending') AND i.modified_at <= ${before})
      OR (i.status = 'paused' AND i.id NOT IN (SELECT id FROM sys_journal_events WHERE event_type = 'TransientError'))
    ORDER BY i.modified_at, i.id`;
  const columns = ["target_service_key", "scheduled_start_at", "holder"] as const;
  return admin.queryRows<WaitingRow>(query, { columns, signal });
}

function groupWaiting(rows: readonly WaitingRow[]): StuckGroup[] {
  return groupBy(rows, (row) => `${row.target_service_name} ${row.status} ${explain(row)}`).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { target_service_name: service, status, modified_at: since } = first;
    const examples = group.slice(0, EXAMPLES).map(({ id }) => id);
    return { service, status, count: group.length, since, why: explain(first), examples };
  });
}

function explain({ status, target_service_key: key, holder, scheduled_start_at: start }: WaitingRow): string {
  if (status === "pending") return `waits for its turn at the key ${key} behind ${holder ?? "others"}`;
  if (status === "scheduled") return start && Date.parse(start) > Date.now() ? "not due yet" : "due, but not started";
  return status === "suspended" ? "waits for a call, a timer or a signal" : "paused by hand";
}
