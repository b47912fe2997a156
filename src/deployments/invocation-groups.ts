/**
 * Reads invocations with the outcome of their last attempt. An outcome belongs to the code on which the attempt began.
 *
 * While an invocation runs or backs off, its row has the start and the deployment of the attempt, `last_attempt_deployment_id`. Its
 * events have its failures without a deployment. Of identical failures in a row, the events have only the first. `modified_at` is the
 * time of its last step, pause or resume. This table says when an attempt on the deployment that the invocation needs has failed (seen on
 * 1.6.2 and 1.7.12). "It" is the invocation, and `registered` the time at which the latest deployment was registered.
 *
 * | status           | pinned to the deployment                                   | not pinned, so on the latest                        |
 * | ---------------- | ---------------------------------------------------------- | --------------------------------------------------- |
 * | paused           | it last failed at `modified_at` or later                   | it first ran after `registered`                     |
 * | resumed in queue | never: it has not run since its resume                     | it first ran after `registered`                     |
 * | waits in a queue | it left the queue, or failed, after `modified_at`          | it left the queue, or first ran, after `registered` |
 * | backing-off      | it has the deployment in its row                           | it has the deployment in its row                    |
 * | otherwise        | it failed after `modified_at`, and after it left its queue | it first ran after `registered`, and has failed     |
 *
 * - An attempt that began on the old code, and fails after the registration, backs off with the old deployment and its old start.
 *   If the retry policy pauses the invocation, no column names the old code any more. So the time of a failure is never enough.
 * - While an invocation is in a queue, these columns are null. Its queue entry has the start, which a retry within a second does not
 *   change. The `deployment` of the entry may be outdated: after the move of a paused invocation, the entry still had the old one.
 * - A resume updates `modified_at`, except in a queue. After a resume there, `next_at` precedes the start until the next failure.
 * - Between two statuses, an invocation is `ready` for a moment, perhaps before a pause (seen on 1.6.2). It counts as running.
 * - A pause by a user is a `Paused` event. If the invocation was backing off, the event has its last failure, except with queues.
 * - The pin of a completed invocation names the deployment on which it ended. Without a pin, no column names the deployment.
 */

import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import type { InnerOptions } from "../client/index.js";
import { columns, joinEvents, readSource, splitForLookup, writeNeededDeployment } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { KNOWN_AFTER } from "./register-deployment.js";

/** The deployment, or the latest deployments, to which invocations are moved. It decides their outcome and their plan. */
export interface MoveTarget {
  readonly services: ReadonlyMap<string, ServiceMetadata>;
  readonly move: "failing" | "all" | "none";
  /** Whether to resume invocations without a pin, too: they run on the latest deployment. */
  readonly movesUnpinned: boolean;
  /** The latest deployment, and when it became the latest. If undefined, no invocation without a pin is `failing`. */
  readonly latest?: { readonly id: string; readonly createdAt: Date } | undefined;
  /** The ids of all deployments. An invocation that is pinned to any other deployment cannot go on, failing or not. */
  readonly existing?: readonly string[];
}

const NO_TARGET: MoveTarget = { services: new Map(), move: "none", movesUnpinned: false };

/** Invocations that share these values. */
export interface InvocationGroup {
  readonly service: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that they are pinned to. */
  readonly pinned: string | null;
  /** The deployment that they are pinned to, or run on. Null if they wait without a pin: they will run on the latest. */
  readonly deployment: string | null;
  /**
   * - `succeeded`, `failed`: they have completed successfully, or with a failure.
   * - `failing`: an attempt on the deployment that they need has failed.
   * - `stuck`: they have made no step since they failed, on whichever deployment that was.
   * - `open`: they have not completed, and no failure shows.
   */
  readonly outcome: "succeeded" | "failed" | "failing" | "stuck" | "open";
  /** `on target`: they need no move. `move`: they are to be moved. Otherwise, the reason why they are not moved. */
  readonly plan: "on target" | "move" | "no handler" | "no pin" | "not failing" | "in flight" | "not wanted";
  /** The id of a {@link SingleInvocation}. Null for a group of several, and of one that nobody has to know by its id. */
  readonly id: string | null;
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** An invocation that is a group of its own: it is to be moved, or is stuck on the target, or was selected by its id. */
export interface SingleInvocation extends InvocationGroup {
  readonly id: string;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** The time of its last step, pause or resume, as the server writes it. */
  readonly modifiedAt: string;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
}

export const isSingle = (group: InvocationGroup): group is SingleInvocation => group.id !== null;

interface GroupSelection {
  readonly target?: MoveTarget | undefined;
  /** A condition on the columns of `sys_invocation` and its events. Default: {@link writeIsRelevant}. */
  readonly condition?: Sql;
  /** The ids of invocations that are groups of their own. */
  readonly ids?: Iterable<string>;
  /** A condition on ids, with which the server looks the invocations up. */
  readonly idCondition?: Sql;
}

/** Reads invocations in groups. Some groups are a {@link SingleInvocation}. */
export function readGroups(
  client: Client,
  { target = NO_TARGET, condition = writeIsRelevant(target), ids = [], idCondition }: GroupSelection,
  request: InnerOptions,
): Promise<InvocationGroup[]> {
  const query = sql`SELECT service, handler, status, pinned, deployment, outcome, plan,
      CASE WHEN plan = 'move' OR (plan = 'on target' AND outcome = 'stuck') OR id IN ${listOf(ids)} THEN id END AS id,
      count(*) AS count, min(id) AS example, min(entries) AS entries, min("modifiedAt") AS "modifiedAt", bool_or(is_queued) AS "isQueued"
    FROM ${writeRows(target, sql`${joinEvents(idCondition)} WHERE ${condition}`)}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY service, handler, status`;
  const options = { ...request, columns: ["pinned", "deployment", "id"] } as const;
  return readSource(client, query, (each) => queryRows<InvocationGroup>(client, each, options));
}

/** Looks invocations up. An id that does not exist is left out. */
export async function lookUp(
  client: Client,
  ids: Iterable<string>,
  request: InnerOptions,
  target?: MoveTarget,
): Promise<SingleInvocation[]> {
  const groups: InvocationGroup[] = [];
  for (const some of splitForLookup([...ids])) {
    const condition = sql`id IN ${some}`;
    groups.push(...(await readGroups(client, { target, condition, ids: some, idCondition: condition }, request)));
  }
  return groups.filter(isSingle);
}

/** @param invocations - Invocations with their events, to which the rows add outcome and plan. */
export function writeRows(target: MoveTarget, invocations: Sql): Sql {
  const { id, target_service_name, target_service_ty, target_handler_name, status, pinned_deployment_id } = columns;
  const { journal_size, modified_at, is_queued } = columns;
  return sql`(SELECT *, ${writePlan(target)} AS plan
    FROM (SELECT ${id}, ${target_service_name} AS service, ${target_service_ty} AS type, ${target_handler_name} AS handler,
        ${status}, ${pinned_deployment_id} AS pinned, coalesce(${journal_size}, 0) AS entries,
        CAST(${modified_at} AS VARCHAR) AS "modifiedAt", ${is_queued}, ${writeOutcome(target)} AS outcome,
        ${writeNeededDeployment()} AS deployment
      FROM ${invocations}))`;
}

function writeOutcome(target: MoveTarget): Sql {
  const { status, completion_failure, journal_size, failed_at, failed_at_entries } = columns;
  return sql`CASE
    WHEN ${status} = 'completed' AND ${completion_failure} IS NULL THEN 'succeeded'
    WHEN ${status} = 'completed' THEN 'failed'
    WHEN coalesce(${status} NOT IN ('running', 'ready', 'backing-off', 'paused') OR ${journal_size} > ${failed_at_entries}
      OR (${failed_at} IS NULL AND ${status} <> 'backing-off'), FALSE) THEN 'open'
    WHEN ${writeHasFailed(target)} THEN 'failing'
    ELSE 'stuck' END`;
}

/** Writes the table at the top of this file: whether an attempt on the deployment that an invocation needs has failed. */
function writeHasFailed({ latest }: MoveTarget): Sql {
  const { status, pinned_deployment_id: pin, modified_at, failed_at, last_attempt_deployment_id: attempted } = columns;
  const { running_at, is_queued, left_queue_at, next_retry_at, last_start_at } = columns;
  const latestId = sql`CAST(${latest?.id ?? null} AS VARCHAR)`;
  // Before that time, some node may still run the older code.
  const since = latest ? new Date(Number(latest.createdAt) + KNOWN_AFTER) : null;
  const ranSince = sql`${running_at} >= ${since}`;
  const resumedInQueue = sql`${is_queued} AND ${next_retry_at} <= ${last_start_at}`;
  const leftQueue = sql`${last_start_at} >= ${modified_at} OR ${failed_at} > ${modified_at}`;
  const failedSince = sql`${failed_at} > ${modified_at} AND ${failed_at} > coalesce(${left_queue_at}, ${modified_at})`;
  const rows: readonly (readonly [status: Sql, pinned: Sql, notPinned: Sql])[] = [
    [sql`${status} = 'paused'`, sql`${failed_at} >= ${modified_at}`, ranSince],
    [resumedInQueue, sql`FALSE`, ranSince],
    [is_queued, leftQueue, sql`${ranSince} OR ${last_start_at} >= ${since}`],
    [sql`${status} = 'backing-off'`, sql`${attempted} = ${pin}`, sql`${attempted} = ${latestId}`],
    [sql`TRUE`, failedSince, ranSince],
  ];
  const cases = rows.map(
    ([when, pinned, notPinned]) => sql`WHEN ${when} THEN CASE WHEN ${pin} IS NULL THEN ${notPinned} ELSE ${pinned} END`,
  );
  return sql`CASE ${sql.join(cases, " ")} END`;
}

/** Writes the plan of each row, from its other columns. */
function writePlan({ services, movesUnpinned, move, existing }: MoveTarget): Sql {
  const deployments = [...services].map(([name, { deployment_id }]) => `${name} ${deployment_id}`);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const handlers = [...services.values()].flatMap(({ name, ty, handlers: all }) =>
    all.map((each) => `${name}/${each.name} ${ty.replace(/\B[A-Z]/g, "_$&").toLowerCase()}`),
  );
  const meant = move === "all" ? sql`TRUE` : sql`outcome IN ('failing', 'stuck')`;
  const deleted = existing ? sql`pinned NOT IN ${listOf(existing)}` : sql`FALSE`;
  return sql`CASE
    WHEN concat(service, ' ', deployment) IN ${listOf(deployments)}
      OR (pinned IS NULL AND outcome = 'failing' AND service IN ${listOf(services.keys())}) THEN 'on target'
    WHEN concat(service, '/', handler, ' ', type) NOT IN ${listOf(handlers)} THEN 'no handler'
    WHEN pinned IS NULL AND NOT (${movesUnpinned} AND status IN ('running', 'paused', 'backing-off')) THEN 'no pin'
    WHEN ${move} = 'none' THEN 'not wanted'
    WHEN status IN ('running', 'ready') AND NOT (${meant} AND pinned IS NOT NULL) THEN 'in flight'
    WHEN status <> 'completed' AND (${meant} OR ${deleted}) THEN 'move'
    ELSE 'not failing' END`;
}

/** An empty list would be a subquery, which the server takes in conditions only (seen on 1.6.2 and 1.7.12). */
const listOf = (all: Iterable<string>): readonly string[] => ["", ...all];

/** Writes the condition that an invocation has not completed, or completed on the latest deployment since its registration. */
export function writeIsRelevant({ latest }: MoveTarget): Sql {
  const { status, pinned_deployment_id, completed_at } = columns;
  if (!latest) return sql`${status} <> 'completed'`;
  const onLatest = sql`${pinned_deployment_id} = ${latest.id} AND ${completed_at} >= ${latest.createdAt}`;
  return sql`(${status} <> 'completed' OR (${onLatest}))`;
}

/** Writes the condition that an invocation fails or has failed on the latest deployment, or has one of the ids and is there. */
export function writeIsFailing(target: MoveTarget, ids: readonly string[]): Sql {
  const { id, pinned_deployment_id, target_service_name } = columns;
  return sql`${writeIsRelevant(target)} AND (${writeOutcome(target)} IN ('failing', 'failed') OR ${id} IN ${ids})
    AND (${pinned_deployment_id} = ${target.latest?.id ?? null}
      OR (${pinned_deployment_id} IS NULL AND ${target_service_name} IN ${[...target.services.keys()]}))`;
}

export const nameHandler = ({ service, handler }: InvocationGroup): string => `${service}/${handler}`;

/** Whether an invocation can continue elsewhere at once. In a virtual queue, a pause would only delay it (seen on 1.7.12). */
export const isResumable = ({ status, isQueued, pinned }: SingleInvocation): boolean =>
  isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");

/** Whether an invocation has to be paused first. The status `ready` lasts a moment: the next turn sees the status after it. */
export const mustPause = (invocation: SingleInvocation): boolean =>
  !isResumable(invocation) && (invocation.status === "running" || invocation.status === "backing-off");
