import type { InvocationStatus } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import { readSource, splitForLookup, writeEventSource } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { permitsDeletion, queryRows, type ReadOptions, type Sql, sql } from "../sql/index.js";
import { neededDeployment } from "../waiting/index.js";

export interface InvocationKind {
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** Whether it is retried where it failed, is paused there, or has completed with a failure. */
  readonly isFailing: boolean;
}

/** An invocation, with the events of its journal. */
export interface InvocationRow extends InvocationKind {
  readonly id: string;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** Whether an attempt has failed since the invocation was last resumed, while that is known. */
  readonly hasFailedHere: boolean;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
  /** When it failed last, and the number of entries in its journal then. */
  readonly failedAt: string | null;
  readonly failedAtEntries: number | null;
  /** The message of its last failure, or the failure with which it completed. */
  readonly failure: string | null;
}

/** How many invocations that are not completed share these values. */
export interface InvocationGroup extends InvocationKind {
  /** The deployment that they need. Null for those that run on whatever is the latest one of their service then. */
  readonly deployment: string | null;
  readonly isPinned: boolean;
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** The invocations that were read, by id. Undefined for one that was looked up, and does not exist. */
export type Rows = ReadonlyMap<string, InvocationRow | undefined>;

// The columns of a failure are null while an invocation is paused, unless it was paused between two attempts. Its events tell
// in both cases (seen on 1.6.2 and 1.7.12).
export const writeFailing = (): Sql =>
  sql`(CASE status WHEN 'completed' THEN completion_failure IS NOT NULL
    WHEN 'paused' THEN coalesce(journal_size <= failed_at_entries, FALSE) ELSE repeats_step END)`;

// A function, since a bundle cannot leave out a call at the top of a module.
const writeKind = (): Readonly<Record<keyof InvocationKind, Sql>> => ({
  service: sql`target_service_name`,
  type: sql`target_service_ty`,
  handler: sql`target_handler_name`,
  status: sql`status`,
  isFailing: writeFailing(),
});

/** Reads the given invocations. */
export async function lookUp(client: Client, ids: readonly string[], request: RequestOptions): Promise<Rows> {
  const rows = new Map<string, InvocationRow | undefined>(ids.map((id) => [id, undefined]));
  for (const some of splitForLookup(ids)) {
    const isWanted = sql`id IN ${some}`;
    for (const row of await readWhere(client, isWanted, request, isWanted)) rows.set(row.id, row);
  }
  return rows;
}

/** @param isWanted - A condition on their ids alone, which makes the server look these up. */
export function readWhere(
  client: Client,
  where: Sql,
  request: RequestOptions,
  isWanted?: Sql,
): Promise<InvocationRow[]> {
  const columns = {
    ...writeKind(),
    id: sql`id`,
    pinned: sql`pinned_deployment_id`,
    entries: sql`coalesce(journal_size, 0)`,
    hasFailedHere: sql`(last_failure IS NOT NULL)`,
    isQueued: sql`is_queued`,
    failedAt: sql`failed_at`,
    failedAtEntries: sql`failed_at_entries`,
    failure: sql`coalesce(completion_failure, failure)`,
  };
  return select<InvocationRow>(client, columns, sql`${writeEventSource(isWanted)} WHERE ${where}`, request);
}

/** @param condition - On the columns of `sys_invocation` and its events. */
export function readGroups(
  client: Client,
  request: RequestOptions,
  condition: Sql = sql`TRUE`,
): Promise<InvocationGroup[]> {
  const columns = {
    deployment: sql`CASE WHEN pinned_deployment_id IS NOT NULL OR status = 'running' THEN ${neededDeployment()} END`,
    isPinned: sql`pinned_deployment_id IS NOT NULL`,
    ...writeKind(),
    count: sql`count(*)`,
    example: sql`min(id)`,
  };
  const source = sql`${writeEventSource()} WHERE status <> 'completed' AND (${condition})
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY service, handler, status`;
  const decisive: ReadOptions = { ...request, [permitsDeletion]: true };
  return select<InvocationGroup>(client, columns, source, decisive);
}

function select<Row extends object>(
  client: Client,
  columns: Readonly<Record<keyof Row & string, Sql>>,
  source: Sql,
  request: RequestOptions,
): Promise<Row[]> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const list = names.map((name) => sql`${columns[name]} AS ${sql.identifier(name)}`);
  const query = sql`SELECT ${sql.join(list, ", ")} FROM ${source}`;
  return readSource(client, query, (each) => queryRows<Row>(client, each, { ...request, columns: names }));
}
