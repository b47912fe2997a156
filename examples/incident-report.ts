/**
 * Shows which invocations are stuck, since when and why: paused or failing ones, and those that have been suspended, scheduled or
 * behind others for too long. It changes nothing.
 *
 * ```
 * $ npx tsx examples/incident-report.ts
 * Stuck invocations: 62. Services: 2
 * ┌──────────┬─────────────┬───────┬──────────────────┬───────────────────────────────┬────────────────────────────────────────┐
 * │ service  │ status      │ count │ since (UTC)      │ why                           │ such as                                │
 * ├──────────┼─────────────┼───────┼──────────────────┼───────────────────────────────┼────────────────────────────────────────┤
 * │ Checkout │ paused      │ 48    │ 2026-11-25 17:09 │ order 47 has no email address │ inv_13EvfKfuIp1h50lk6lVg6MwfOY1rfkRrp6 │
 * │          │             │       │                  │                               │ inv_14vpgp3xk73B0kLjjNQqwsVBvet4HC2Dsy │
 * │ Checkout │ paused      │ 12    │ 2026-11-25 17:09 │ the mail template is missing  │ inv_17ucrO1xzfC711PJ8OZ1JPQVJ01D4eutPx │
 * │          │             │       │                  │                               │ inv_1fYh3chG3USA6eitZn2FRoBCxM8Lmb1UVz │
 * │ Mail     │ backing-off │ 2     │ 2026-11-25 17:09 │ no route to smtp.example.com  │ inv_1jniPz60Kai94dNZuvrairl3lv3iujfLoX │
 * │          │             │       │                  │                               │ inv_1b4nIMLbyTJw3R21thsUMeryydg94nDwKR │
 * └──────────┴─────────────┴───────┴──────────────────┴───────────────────────────────┴────────────────────────────────────────┘
 * ```
 */

import { parseArgs } from "node:util";
import { createAdminClient, type InvocationStatus, sql } from "restate-admin-client";
import { groupBy } from "./group-by.js";
import { formatTime, printTable } from "./print-table.js";
import { readNumber, readOptions } from "./read-options.js";
import { runExample } from "./run-example.js";

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

interface StuckRow {
  readonly id: string;
  readonly target_service_name: string;
  readonly target_service_key: string | null;
  readonly status: InvocationStatus;
  readonly modified_at: string;
  readonly scheduled_start_at: string | null;
  /** The failure of the last attempt, while the invocation is retried. */
  readonly last_failure: string | null;
  /** The newest event, as JSON. A paused invocation has its failure here, because its `last_failure` is null. */
  readonly event_json: string | null;
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
  const stuck = await findStuck(new Date(Date.now() - olderThan * 60_000), signal);
  if (stuck.length === 0) {
    console.log("Nothing is stuck.");
    return true;
  }
  const byService = groupBy(stuck, ({ target_service_name }) => target_service_name);
  console.log(`Stuck invocations: ${stuck.length}. Services: ${byService.length}`);
  const groups = byService.flatMap(groupByReason);
  printTable(
    ["service", "status", "count", "since (UTC)", "why", "such as"],
    groups.slice(0, SHOWN).map(describeGroup),
  );
  if (groups.length > SHOWN) console.log(`and ${groups.length - SHOWN} more reasons`);
  return true;
});

/** Returns the invocations that have been unchanged for longest first. */
async function findStuck(before: Date, signal: AbortSignal): Promise<StuckRow[]> {
  // Selects `scheduled_at` because `scheduled_start_at` is null in a query without it (seen on 1.6.2 and 1.7.12).
  const query = sql`
    SELECT i.id, i.target_service_name, i.target_service_key, i.status, i.modified_at, i.scheduled_at,
      i.scheduled_start_at, i.last_failure, e.event_json, k.invocation_id AS holder
    FROM sys_invocation i
    LEFT JOIN (
      SELECT id, last_value(event_json ORDER BY appended_at) AS event_json
      FROM sys_journal_events WHERE event_type IN ('Paused', 'TransientError') GROUP BY id
    ) e ON e.id = i.id
    LEFT JOIN sys_keyed_service_status k
      ON k.service_name = i.target_service_name AND k.service_key = i.target_service_key
    WHERE i.status IN ('paused', 'backing-off')
      OR (i.status IN ('suspended', 'scheduled', 'pending') AND i.modified_at <= ${before})
    ORDER BY i.target_service_name, i.modified_at, i.id`;
  const columns = ["target_service_key", "scheduled_start_at", "last_failure", "event_json", "holder"] as const;
  return admin.queryRows<StuckRow>(query, { columns, signal });
}

/** Groups rows by reason, most frequent first. Ignores numbers, so order 17 and order 18 can fail for the same reason. */
function groupByReason(rows: readonly StuckRow[]): StuckRow[][] {
  const groups = groupBy(rows, (row) => `${row.status} ${explain(row).replace(/\d+/g, "0")}`);
  return groups.sort((one, other) => other.length - one.length);
}

function describeGroup(rows: readonly StuckRow[]): (string | number)[] {
  const [first] = rows;
  if (!first) return [];
  const examples = rows.slice(0, EXAMPLES).map(({ id }) => id);
  const since = formatTime(first.modified_at);
  return [first.target_service_name, first.status, rows.length, since, explain(first), examples.join("\n")];
}

function explain(row: StuckRow): string {
  const { status, target_service_key: key, holder, scheduled_start_at: start } = row;
  switch (status) {
    case "pending":
      return `waits for its turn at the key ${key}\nbehind ${holder ?? "others"}`;
    case "scheduled":
      return start && Date.parse(start) > Date.now() ? "not due yet" : "due, but not started";
    case "suspended":
      return "waits for a call, a timer or a signal";
    default: {
      // `[500 Internal] no address`, followed by the stack trace on further lines.
      const failure = row.last_failure?.replace(/^\[\d+[^\]]*\] /, "") ?? readFailure(row.event_json);
      const [reason = ""] = (failure ?? "paused by hand").split("\n");
      if (reason.trim() === "") return "no message";
      return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}...` : reason;
    }
  }
}

/** Returns the failure message of an event. A `Paused` event has the failure in its own `last_failure` field, or none. */
function readFailure(json: string | null): string | undefined {
  const event: unknown = JSON.parse(json ?? "null");
  const failure: unknown = Object(event).last_failure ?? event;
  const { error_message: message } = Object(failure);
  return typeof message === "string" ? message : undefined;
}
