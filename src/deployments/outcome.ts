/**
 * Writes the SQL that finds the outcome of each invocation: whether its last attempt on the deployment that it needs has failed. A
 * failure counts for the deployment on which its attempt began.
 *
 * The row of an invocation has the start and the deployment of its attempt, `last_attempt_deployment_id`, while it runs or backs off.
 * The events of an invocation have its failures without a deployment, and only the first of identical failures in a row.
 * `modified_at` is the time of the last step, pause or resume. With `known`, the time at which all nodes know the latest deployment,
 * this table has the condition under which the attempt has failed (seen on 1.6.2 and 1.7.12):
 *
 * | status             | pinned to a deployment                                  | not pinned: it needs the latest deployment  |
 * | ------------------ | ------------------------------------------------------- | ------------------------------------------- |
 * | paused             | last failure at `modified_at` or later                  | first run after `known`                     |
 * | resumed in a queue | never, since it has not run after the resume            | first run after `known`                     |
 * | waits in a queue   | left the queue, or failed, after `modified_at`          | left the queue, or first run, after `known` |
 * | backing-off        | its row has this deployment                             | its row has the latest deployment           |
 * | otherwise          | failed after `modified_at`, and after it left its queue | first run after `known`, and failed         |
 *
 * - The time of a failure is not enough. An attempt that began on older code, and fails after the registration, backs off with the older
 *   deployment and its old start. If the retry policy then pauses the invocation, no column names the older deployment any more.
 * - In a queue, the columns of the attempt are null, and the queue entry has its start, which a retry within a second does not change.
 *   The `deployment` of the entry may be outdated: after the move of a paused invocation, the entry still had the older deployment.
 * - A resume updates `modified_at`, except in a queue. After a resume there, `next_retry_at` precedes the start until the next failure.
 * - Between two statuses, an invocation is `ready` for a moment, perhaps before a pause (seen on 1.6.2). Here, `ready` counts as `running`.
 * - A pause by a user is a `Paused` event. If the invocation was backing off, the event has its last failure, except with queues.
 * - The pin of a completed invocation names the deployment on which it ended. Without a pin, no column names that deployment.
 */

import type { ServiceMetadata } from "../../generated/index.js";
import { columns } from "../invocations/index.js";
import { type Sql, sql } from "../sql/index.js";
import { KNOWN_AFTER } from "./register-deployment.js";

/**
 * - `succeeded`, `failed`: the invocation has completed successfully, or with a failure.
 * - `failing`: its last attempt on the deployment that it needs has failed.
 * - `stuck`: it has made no step since it failed, on whichever deployment that was.
 * - `open`: it has not completed, and no failure shows.
 */
export type Outcome = "succeeded" | "failed" | "failing" | "stuck" | "open";

/** The deployment, or the latest deployments, to which invocations are moved, and which of them. */
export interface Destination {
  readonly services: ReadonlyMap<string, ServiceMetadata>;
  readonly move: "failing" | "all" | "none";
  /** Whether to resume invocations without a pin, too: they run on the latest deployment. */
  readonly movesUnpinned: boolean;
  /** The latest deployment, and when it became the latest. If undefined, no invocation without a pin is `failing`. */
  readonly latest?: { readonly id: string; readonly createdAt: Date } | undefined;
  /** The ids of all deployments. An invocation that is pinned to any other deployment cannot go on, failing or not. */
  readonly existing?: readonly string[];
}

/** Writes the value of the first rule whose condition is true. */
export function writeFirst<Value extends string | Sql>(
  rules: readonly (readonly [value: Value, condition: Sql])[],
): Sql {
  const cases = rules.map(([value, condition]) => sql`WHEN ${condition} THEN ${value}`);
  return sql`CASE ${sql.join(cases, " ")} END`;
}

/** Writes the condition that the column `outcome` has one of these values. */
export const writeIsOutcome = (...outcomes: readonly Outcome[]): Sql => sql`outcome IN ${outcomes}`;

export function writeOutcome(destination: Destination): Sql {
  const { status, completion_failure, journal_size, failed_at, failed_at_entries } = columns;
  // Open in a status without attempts, after a step that follows the last failure, or without a failure. A null counts as false.
  const isOpen = sql`coalesce(${status} NOT IN ('running', 'ready', 'backing-off', 'paused') OR ${journal_size} > ${failed_at_entries}
    OR (${failed_at} IS NULL AND ${status} <> 'backing-off'), FALSE)`;
  return writeFirst<Outcome>([
    ["succeeded", sql`${status} = 'completed' AND ${completion_failure} IS NULL`],
    ["failed", sql`${status} = 'completed'`],
    ["open", isOpen],
    ["failing", writeHasFailed(destination)],
    ["stuck", sql`TRUE`],
  ]);
}

/** Writes the table at the top of this file. */
function writeHasFailed({ latest }: Destination): Sql {
  const { status, pinned_deployment_id: pin, modified_at, failed_at, last_attempt_deployment_id: attempted } = columns;
  const { running_at, is_queued, left_queue_at, next_retry_at, last_start_at } = columns;
  const latestId = sql`CAST(${latest?.id ?? null} AS VARCHAR)`;
  // Earlier, some node may still run the older code.
  const known = latest ? new Date(Number(latest.createdAt) + KNOWN_AFTER) : null;
  const ranSince = sql`${running_at} >= ${known}`;
  const resumedInQueue = sql`${is_queued} AND ${next_retry_at} <= ${last_start_at}`;
  const leftQueue = sql`${last_start_at} >= ${modified_at} OR ${failed_at} > ${modified_at}`;
  const failedSince = sql`${failed_at} > ${modified_at} AND ${failed_at} > coalesce(${left_queue_at}, ${modified_at})`;
  const choose = (pinned: Sql, notPinned: Sql) => sql`CASE WHEN ${pin} IS NULL THEN ${notPinned} ELSE ${pinned} END`;
  return writeFirst([
    [choose(sql`${failed_at} >= ${modified_at}`, ranSince), sql`${status} = 'paused'`],
    [choose(sql`FALSE`, ranSince), resumedInQueue],
    [choose(leftQueue, sql`${ranSince} OR ${last_start_at} >= ${known}`), is_queued],
    [choose(sql`${attempted} = ${pin}`, sql`${attempted} = ${latestId}`), sql`${status} = 'backing-off'`],
    [choose(failedSince, ranSince), sql`TRUE`],
  ]);
}

/** Writes the condition that an invocation has not completed, or completed on the latest deployment since its registration. */
export function writeIsRelevant({ latest }: Destination): Sql {
  const { status, pinned_deployment_id, completed_at } = columns;
  if (!latest) return sql`${status} <> 'completed'`;
  const onLatest = sql`${pinned_deployment_id} = ${latest.id} AND ${completed_at} >= ${latest.createdAt}`;
  return sql`(${status} <> 'completed' OR (${onLatest}))`;
}

/** Writes the condition that an invocation fails or has failed on the latest deployment, or has one of the ids and is there. */
export function writeIsFailing(destination: Destination, ids: readonly string[]): Sql {
  const { id, pinned_deployment_id, target_service_name } = columns;
  return sql`${writeIsRelevant(destination)} AND (${writeOutcome(destination)} IN ${["failing", "failed"] satisfies Outcome[]} OR ${id} IN ${ids})
    AND (${pinned_deployment_id} = ${destination.latest?.id ?? null}
      OR (${pinned_deployment_id} IS NULL AND ${target_service_name} IN ${[...destination.services.keys()]}))`;
}
