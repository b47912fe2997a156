import type { InvocationStatus } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import { readSource, splitForLookup, writeEventSource } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type ReadOptions, type Sql, sql } from "../sql/index.js";
import { neededDeployment } from "../waiting/index.js";

/**
 * What has become of an invocation where it is:
 *
 * - `passed`: it has got past the step at which it failed last.
 * - `open`: it runs, sleeps, waits or hangs, and has not failed.
 * - `failing`: it fails there. One that has just been moved keeps the failure of the deployment before until its first attempt ends.
 * - `trying`: it is at the step at which it failed, and the attempt has not ended.
 */
export type Outcome = "succeeded" | "failed" | "passed" | "open" | "failing" | "trying";

/**
 * Writes the {@link Outcome}: the first line that applies. The events of an invocation have its failures, and the size of its
 * journal at each; `modified_at` is when it last made a step or was resumed (seen on 1.6.2 and 1.7.12).
 */
export function writeOutcome(): Sql {
  return sql`CASE
    WHEN status = 'completed' AND completion_failure IS NULL THEN 'succeeded'
    WHEN status = 'completed' THEN 'failed'
    WHEN journal_size > failed_at_entries THEN 'passed'
    WHEN status NOT IN ('running', 'backing-off', 'paused') OR (failed_at IS NULL AND status <> 'backing-off') THEN 'open'
    WHEN status = 'paused' OR (status = 'backing-off' AND coalesce(last_attempt_deployment_id = pinned_deployment_id, TRUE))
      OR (status = 'running' AND last_failure IS NOT NULL AND failed_at >= modified_at) THEN 'failing'
    ELSE 'trying' END`;
}

export interface InvocationKind {
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  readonly outcome: Outcome;
}

function writeKind(): Sql {
  return sql`target_service_name AS service, target_service_ty AS type, target_handler_name AS handler, status,
    pinned_deployment_id AS pinned, ${writeOutcome()} AS outcome`;
}

export interface InvocationRow extends InvocationKind {
  readonly id: string;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
}

/** @param isWanted - A condition on their ids alone, which makes the server look these up. */
export function readInvocations(
  client: Client,
  condition: Sql,
  request: RequestOptions,
  isWanted?: Sql,
): Promise<InvocationRow[]> {
  const query = sql`SELECT id, coalesce(journal_size, 0) AS entries, is_queued AS "isQueued", ${writeKind()}
    FROM ${writeEventSource(isWanted)} WHERE ${condition}`;
  const read = (each: Sql) => queryRows<InvocationRow>(client, each, { ...request, columns: ["pinned"] });
  return readSource(client, query, read);
}

/** Invocations that were looked up, by id. Undefined for one that does not exist. */
export type Rows = ReadonlyMap<string, InvocationRow | undefined>;

export async function lookUp(client: Client, ids: Iterable<string>, request: RequestOptions): Promise<Rows> {
  const rows = new Map<string, InvocationRow | undefined>([...ids].map((id) => [id, undefined]));
  for (const some of splitForLookup([...rows.keys()])) {
    const isWanted = sql`id IN ${some}`;
    for (const row of await readInvocations(client, isWanted, request, isWanted)) rows.set(row.id, row);
  }
  return rows;
}

/** How many invocations share these values. */
export interface InvocationGroup extends InvocationKind {
  /** The deployment that they need. Null for those that run on whatever is the latest one of their service then. */
  readonly deployment: string | null;
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** @param condition - On the columns of `sys_invocation` and its events. */
export function readGroups(client: Client, request: ReadOptions, condition: Sql): Promise<InvocationGroup[]> {
  const query = sql`SELECT
      CASE WHEN pinned_deployment_id IS NOT NULL OR status = 'running' THEN ${neededDeployment()} END AS deployment,
      ${writeKind()}, count(*) AS count, min(id) AS example
    FROM ${writeEventSource()} WHERE ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY service, handler, status`;
  const read = (each: Sql) =>
    queryRows<InvocationGroup>(client, each, { ...request, columns: ["deployment", "pinned"] });
  return readSource(client, query, read);
}
