import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import { readSource, splitForLookup, writeEventSource } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { neededDeployment, needsDeployment } from "../waiting/index.js";

/** Which invocations to move, and where. */
export interface Goal {
  /** The deployments that they are pinned to; undefined for any. */
  readonly from: readonly string[] | undefined;
  /** The deployment that continues the invocations of each service, by name. */
  readonly targets: ReadonlyMap<string, Target>;
  readonly move: MoveSelection | "none";
  /** How many invocations to try before the rest. */
  readonly canary: number;
  /** Whether to resume those that were never pinned, too: they run on the latest deployment. */
  readonly unpinned: boolean;
  /** Another condition on those to move. */
  readonly condition?: Sql;
  /** When the new deployment was registered: what is older and fails there has been moved, even by an earlier call. */
  readonly registeredAt?: Date | undefined;
}

/** A service, and the deployment that continues its invocations. */
export interface Target extends Pick<ServiceMetadata, "ty" | "handlers"> {
  readonly deployment: string;
}

/**
 * Which invocations to move to another deployment:
 *
 * - `failing`: those that are backing off, that run again after a failure at the same step, or that are paused where they
 *   failed. An invocation that a user paused without any failure stays paused.
 * - `all`: also those that run, are suspended, or were paused by a user. The step at which one runs is repeated: without
 *   virtual queues, its pause waits for the end of that step, and only a handler that never stops is cut off after the server's
 *   abort timeout; with them, the pause cuts the attempt off at once, and a `ctx.run` that has begun runs again.
 */
export type MoveSelection = "failing" | "all";

/** An invocation, with the events of its journal. */
export interface InvocationRow {
  readonly id: string;
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** Whether it is retried where it failed, is paused there, or has completed with a failure. */
  readonly isFailing: boolean;
  /** Whether an attempt has failed since the invocation was last resumed, while that is known. */
  readonly hasFailedHere: boolean;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
  /** When it failed last. */
  readonly failedAt: string | null;
  /** The number of entries in its journal when it failed last. */
  readonly failedAtEntries: number | null;
  /** The message of its last failure, or the failure with which it completed. */
  readonly failure: string | null;
}

/** How many invocations that need an older deployment share these values. */
export interface InvocationGroup extends Pick<InvocationRow, "service" | "type" | "handler" | "status" | "isFailing"> {
  readonly deployment: string;
  readonly count: number;
  readonly example: string;
}

/** The invocations that were read, by id. Undefined for one that was looked up, and does not exist. */
export type Rows = ReadonlyMap<string, InvocationRow | undefined>;

// The columns of a failure are null while an invocation is paused, unless it was paused between two attempts. Its events tell
// in both cases (seen on 1.6.2 and 1.7.12).
const writeFailing = (): Sql =>
  sql`(CASE status WHEN 'completed' THEN completion_failure IS NOT NULL
    WHEN 'paused' THEN coalesce(journal_size <= failed_at_entries, FALSE) ELSE repeats_step END)`;

// Functions, since a bundle cannot leave out a call at the top of a module.
const writeColumns = (): Readonly<Record<keyof InvocationRow, Sql>> => ({
  id: sql`id`,
  service: sql`target_service_name`,
  type: sql`target_service_ty`,
  handler: sql`target_handler_name`,
  status: sql`status`,
  pinned: sql`pinned_deployment_id`,
  entries: sql`coalesce(journal_size, 0)`,
  isFailing: writeFailing(),
  hasFailedHere: sql`(last_failure IS NOT NULL)`,
  isQueued: sql`is_queued`,
  failedAt: sql`failed_at`,
  failedAtEntries: sql`failed_at_entries`,
  failure: sql`coalesce(completion_failure, failure)`,
});

/** Reads the invocations that a move is about, and those with these ids. */
export async function readRows(
  client: Client,
  goal: Goal,
  ids: readonly string[],
  request: RequestOptions,
): Promise<Rows> {
  const rows = new Map<string, InvocationRow | undefined>();
  for (const row of await readWhere(client, writeConcerned(goal), request)) rows.set(row.id, row);
  const unseen = ids.filter((id) => !rows.has(id));
  for (const [id, row] of await lookUp(client, unseen, request)) rows.set(id, row);
  return rows;
}

/** Reads the given invocations. */
export async function lookUp(client: Client, ids: readonly string[], request: RequestOptions): Promise<Rows> {
  const rows = new Map<string, InvocationRow | undefined>(ids.map((id) => [id, undefined]));
  for (const some of splitForLookup(ids)) {
    const isWanted = sql`id IN ${some}`;
    for (const row of await readWhere(client, isWanted, request, isWanted)) rows.set(row.id, row);
  }
  return rows;
}

function readWhere(client: Client, where: Sql, request: RequestOptions, isWanted?: Sql): Promise<InvocationRow[]> {
  const columns = Object.entries(writeColumns()).map(([name, column]) => sql`${column} AS ${sql.identifier(name)}`);
  const query = sql`SELECT ${sql.join(columns, ", ")} FROM ${writeEventSource(isWanted)} WHERE ${where}`;
  const names = Object.keys(writeColumns()) as (keyof InvocationRow)[];
  return readSource(client, query, (each) => queryRows<InvocationRow>(client, each, { ...request, columns: names }));
}

/** Counts the invocations to move from, and those that stay there. */
export function readGroups(client: Client, goal: Goal, request: RequestOptions): Promise<readonly InvocationGroup[]> {
  const columns = ["deployment", "service", "type", "handler", "status", "isFailing", "count", "example"] as const;
  const query = sql`SELECT ${neededDeployment()} AS deployment, target_service_name AS service, target_service_ty AS type,
      target_handler_name AS handler, status, ${writeFailing()} AS "isFailing", count(*) AS count, min(id) AS example
      FROM ${writeEventSource()} WHERE ${writeOld(goal)}
      GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY service, handler, status`;
  return readSource(client, query, (each) => queryRows<InvocationGroup>(client, each, { ...request, columns }));
}

/** Writes which invocations to move from where they are, whether or not `move` selects them. */
function writeOld({ from, condition = sql`TRUE` }: Goal): Sql {
  const isThere = from ? needsDeployment(from) : sql`status <> 'completed' AND pinned_deployment_id IS NOT NULL`;
  return sql`${isThere} AND (${condition})`;
}

/** Writes which invocations a move reads: those to move, and those that were moved and fail on the new deployment. */
function writeConcerned(goal: Goal): Sql {
  const { targets, move, unpinned, registeredAt, condition = sql`TRUE` } = goal;
  const isUnpinned = sql`(${unpinned} AND pinned_deployment_id IS NULL AND status IN ('paused', 'backing-off', 'running')
    AND target_service_name IN ${[...targets.keys()]} AND ${condition})`;
  const isSelected = { none: sql`FALSE`, failing: writeFailing(), all: sql`TRUE` }[move];
  const newer = [...new Set([...targets.values()].map(({ deployment }) => deployment))];
  const isMoved = registeredAt
    ? sql`pinned_deployment_id IN ${newer} AND status <> 'completed' AND created_at < ${registeredAt}`
    : sql`FALSE`;
  return sql`(((${writeOld(goal)}) OR (${isUnpinned} AND ${writeFailing()})) AND ${isSelected})
    OR (${isMoved} AND ${writeFailing()})`;
}
