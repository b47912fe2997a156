/**
 * The evidence of the tables. A failure belongs to the code on which the failed attempt began.
 *
 * While an invocation runs or backs off, its row has the deployment of its attempt, `last_attempt_deployment_id`, and its start. Its
 * events have its failures without a deployment, and an identical failure that follows itself is stored once. `modified_at` is its
 * last step, pause or resume. So an attempt on the deployment that it needs has failed if (seen on 1.6.2 and 1.7.12):
 *
 * | status      | pinned to the deployment                        | not pinned, so on the latest                              |
 * | ----------- | ----------------------------------------------- | --------------------------------------------------------- |
 * | backing-off | the row names the deployment                    | the row names the deployment                              |
 * | - in queue  | it left the queue, or failed, since it came     | it left the queue since the registration                  |
 * | running     | it failed since it came, and last left a queue  | it first ran since the registration, and has failed       |
 * | paused      | its pause is a failure: the row names nothing   | it first ran since then: row and events tell nothing else |
 *
 * - An attempt that began on the old code, and fails after the registration, backs off with the old deployment and its old start.
 *   Paused by its retry policy, it has a failure since then, and nothing that names the old code. Never is a failure's time enough.
 * - In a queue, the row is null. The entry has the start, but a retry within a second starts in place, and leaves the start as it was.
 *   The `deployment` of an entry may be an older one (that of a paused invocation stayed so after its move).
 * - A resume moves `modified_at`, except in a queue: there `next_at` precedes the start until the next failure.
 * - A pause by a user is a `Paused` event: of an invocation that backs off, with its last failure (not with queues).
 * - A pin names the deployment on which a completed invocation ended. Without one, it has made no step, and nothing tells.
 */

import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import { readSource, splitForLookup, writeEventSource } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type ReadOptions, type Sql, sql } from "../sql/index.js";
import { neededDeployment, SPREAD } from "../waiting/index.js";

/**
 * `failing`: an attempt on the deployment that it needs has failed, and it has made no step since. `stuck`: it is where it failed, and
 * nothing tells whether that was on this deployment. `open`: anything else that has not completed.
 */
export type Evidence = "succeeded" | "failed" | "failing" | "stuck" | "open";

/** A deployment, and when it became the latest. */
export interface Latest {
  readonly id: string;
  readonly createdAt: Date;
}

export function writeEvidence(latest?: Latest): Sql {
  const id = latest?.id ?? null;
  // Until then, some node may run the older code.
  const since = latest ? new Date(Number(latest.createdAt) + SPREAD) : null;
  return sql`CASE
    WHEN status = 'completed' AND completion_failure IS NULL THEN 'succeeded'
    WHEN status = 'completed' THEN 'failed'
    WHEN status NOT IN ('running', 'backing-off', 'paused') OR journal_size > failed_at_entries
      OR (failed_at IS NULL AND status <> 'backing-off') THEN 'open'
    WHEN pinned_deployment_id IS NULL AND coalesce(running_at >= ${since}, FALSE) AND (status <> 'backing-off' OR is_queued)
      THEN 'failing'
    WHEN CASE
      WHEN status = 'paused' THEN pinned_deployment_id IS NOT NULL AND failed_at >= modified_at
      WHEN is_queued AND next_retry_at <= last_start_at THEN FALSE
      WHEN is_queued AND pinned_deployment_id IS NULL THEN last_start_at >= ${since}
      WHEN is_queued THEN last_start_at >= modified_at OR failed_at > modified_at
      WHEN status = 'backing-off' THEN last_attempt_deployment_id = coalesce(pinned_deployment_id, CAST(${id} AS VARCHAR))
      ELSE pinned_deployment_id IS NOT NULL AND failed_at > modified_at AND failed_at > coalesce(left_queue_at, modified_at)
      END THEN 'failing'
    ELSE 'stuck' END`;
}

export interface InvocationKind {
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  /** The deployment that it is pinned to, or runs on. Null if it will run on the latest one then. */
  readonly deployment: string | null;
  readonly evidence: Evidence;
}

function writeKind(latest?: Latest): Sql {
  return sql`target_service_name AS service, target_service_ty AS type, target_handler_name AS handler, status,
    pinned_deployment_id AS pinned, ${writeEvidence(latest)} AS evidence,
    CASE WHEN pinned_deployment_id IS NOT NULL OR status = 'running' THEN ${neededDeployment()} END AS deployment`;
}

export interface InvocationRow extends InvocationKind {
  readonly id: string;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** When it made a step, was paused or resumed, as the server writes it. */
  readonly modifiedAt: string;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
}

/** Invocations that share these values. */
export interface InvocationGroup extends InvocationKind {
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** Without the latest deployment, no invocation without a pin is `failing`. */
export interface Reading extends ReadOptions {
  readonly client: Client;
  readonly latest?: Latest | undefined;
}

function read<Row extends InvocationKind>({ client, latest: _, ...request }: Reading, query: Sql): Promise<Row[]> {
  const options = { ...request, columns: ["pinned", "deployment"] } as const;
  return readSource(client, query, (each) => queryRows<InvocationKind>(client, each, options) as Promise<Row[]>);
}

/**
 * @param isConcerned - A condition on the columns of a row, which are read once.
 * @param isWanted - A condition on their ids alone, which makes the server look these up.
 */
export function readInvocations(
  reading: Reading,
  condition: Sql,
  isConcerned: Sql,
  isWanted?: Sql,
): Promise<InvocationRow[]> {
  const query = sql`SELECT * FROM (SELECT id, coalesce(journal_size, 0) AS entries, is_queued AS "isQueued",
      CAST(modified_at AS VARCHAR) AS "modifiedAt", ${neededDeployment()} AS needed, ${writeKind(reading.latest)}
    FROM ${writeEventSource(isWanted)} WHERE ${condition}) WHERE ${isConcerned}`;
  return read(reading, query);
}

/** Looks invocations up, and leaves out those that do not exist. */
export async function lookUp(reading: Reading, ids: Iterable<string>): Promise<InvocationRow[]> {
  const rows: InvocationRow[] = [];
  for (const some of splitForLookup([...ids])) {
    const isWanted = sql`id IN ${some}`;
    rows.push(...(await readInvocations(reading, isWanted, sql`TRUE`, isWanted)));
  }
  return rows;
}

/** @param condition - On the columns of `sys_invocation` and its events. */
export function readGroups(reading: Reading, condition: Sql): Promise<InvocationGroup[]> {
  const query = sql`SELECT ${writeKind(reading.latest)}, count(*) AS count, min(id) AS example
    FROM ${writeEventSource()} WHERE ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY service, handler, status`;
  return read(reading, query);
}

/** Writes the condition that an invocation has not completed, or ended on a deployment since that became the latest. */
export function writeAll(latest?: Latest): Sql {
  const { id = null, createdAt = null } = latest ?? {};
  return sql`(status <> 'completed' OR (pinned_deployment_id = ${id} AND completed_at >= ${createdAt}))`;
}

/** Writes which invocations fail on the latest deployment, by the tables or by their ids, or have failed there. */
export function writeFailing(latest: Latest, services: Iterable<string>, ids: readonly string[]): Sql {
  return sql`${writeAll(latest)} AND (${writeEvidence(latest)} IN ('failing', 'failed') OR id IN ${ids})
    AND (pinned_deployment_id = ${latest.id} OR (pinned_deployment_id IS NULL AND target_service_name IN ${[...services]}))`;
}

export interface Destination {
  /** The services of the deployment that continues the invocations, or the latest ones, by name. */
  readonly services: ReadonlyMap<string, ServiceMetadata>;
  /** Whether to resume invocations without a pin, too: they run on the latest deployment. */
  readonly isLatest: boolean;
  readonly move: "failing" | "all" | "none";
}

/** Writes the condition of the rows to read: invocations to move, and invocations that are stuck on `services`. */
export function writeConcerned({ services, move, isLatest }: Destination, deleted: readonly string[]): Sql {
  const places = [...services].map(([name, { deployment_id }]) => `${name} ${deployment_id}`);
  const isBad = sql`evidence IN ('failing', 'stuck') OR pinned IN ${deleted}`;
  const isChosen = { none: sql`FALSE`, failing: isBad, all: sql`TRUE` }[move];
  return sql`service IN ${[...services.keys()]} AND CASE
    WHEN concat(service, ' ', needed) IN ${places} THEN evidence = 'stuck'
    ELSE (${isChosen}) AND (pinned IS NOT NULL OR (${isLatest} AND status IN ('paused', 'backing-off'))) END`;
}
