import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import { readSource, splitForLookup, writeEventSource } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { neededDeployment, needsDeployment } from "../waiting/index.js";
import { STEADY } from "./times.js";

/** Which invocations to move, and where. */
export interface Goal {
  readonly from: readonly string[];
  readonly to: string;
  /** The services of the deployment that is to continue the invocations. */
  readonly services: readonly Pick<ServiceMetadata, "name" | "ty" | "handlers">[];
  readonly move: MoveSelection | "none";
  /** How many invocations to try before the rest. */
  readonly canary: number;
  /** Whether to resume paused invocations that were never pinned, too: the new deployment is the latest. */
  readonly unpinned: boolean;
}

/**
 * Which invocations to move to another deployment:
 *
 * - `failing`: those that are backing off, that run again after a failure at the same step, or that are paused and have
 *   failed before. An invocation that a user paused without any failure stays paused.
 * - `all`: also those that run, are suspended, or were paused by a user.
 */
export type MoveSelection = "failing" | "all";

/** An invocation, with the last event of its journal. */
export interface InvocationRow {
  readonly id: string;
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  /** The deployment of its last attempt. */
  readonly attempt: string | null;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** Whether it is retried after a failure, is paused and has failed before, or has completed with a failure. */
  readonly isFailing: boolean;
  readonly lastEvent: string | null;
  readonly lastEventAt: string | null;
  /** The number of entries when it failed, if the last event reports a failure. */
  readonly failedAtEntries: number | null;
  /** The message of its last failure, or the failure with which it completed. */
  readonly failure: string | null;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
  /** Whether its last attempt has run for longer than a replay takes. */
  readonly isSteady: boolean | null;
}

/** How many invocations that need an older deployment share these values. */
export interface InvocationGroup extends Pick<InvocationRow, "service" | "type" | "handler" | "status" | "isFailing"> {
  readonly deployment: string;
  readonly count: number;
  readonly example: string;
}

// A paused invocation keeps the columns of its last attempt if it was paused between two attempts, and loses them otherwise.
// Its events tell in both cases (seen on 1.6.2 and 1.7.12).
const writeFailing = (): Sql =>
  sql`(CASE status WHEN 'completed' THEN completion_failure IS NOT NULL WHEN 'paused' THEN failure IS NOT NULL ELSE repeats_step END)`;

// Functions, since a bundle cannot leave out a call at the top of a module.
const writeColumns = (): Readonly<Record<keyof InvocationRow, Sql>> => ({
  id: sql`id`,
  service: sql`target_service_name`,
  type: sql`target_service_ty`,
  handler: sql`target_handler_name`,
  status: sql`status`,
  pinned: sql`pinned_deployment_id`,
  attempt: sql`last_attempt_deployment_id`,
  entries: sql`coalesce(journal_size, 0)`,
  isFailing: writeFailing(),
  lastEvent: sql`event`,
  lastEventAt: sql`event_at`,
  failedAtEntries: sql`failed_at_entries`,
  failure: sql`coalesce(completion_failure, failure)`,
  isQueued: sql`is_queued`,
  isSteady: sql`last_start_at < now() - INTERVAL ${STEADY}`,
});

/** Reads what one turn of a move needs, and the invocations with these ids. */
export async function readTurn(
  client: Client,
  goal: Goal,
  ids: readonly string[],
  request: RequestOptions,
): Promise<{ readonly rows: readonly InvocationRow[]; readonly groups: readonly InvocationGroup[] }> {
  // First, so that one that someone else moves meanwhile counts twice rather than not at all.
  const groups = await readGroups(client, goal.from, request);
  const rows = await readWhere(client, writeConcerned(goal), request);
  const seen = new Set(rows.map(({ id }) => id));
  const unseen = ids.filter((id) => !seen.has(id));
  return { groups, rows: [...rows, ...(await lookUp(client, unseen, request))] };
}

/** Reads the given invocations. One that does not exist any more is left out. */
export async function lookUp(
  client: Client,
  ids: readonly string[],
  request: RequestOptions,
): Promise<readonly InvocationRow[]> {
  const rows: InvocationRow[] = [];
  for (const some of splitForLookup(ids)) {
    const isWanted = sql`id IN ${some}`;
    rows.push(...(await readWhere(client, isWanted, request, isWanted)));
  }
  return rows;
}

function readWhere(client: Client, where: Sql, request: RequestOptions, isWanted?: Sql): Promise<InvocationRow[]> {
  const columns = Object.entries(writeColumns()).map(([name, column]) => sql`${column} AS ${sql.identifier(name)}`);
  const query = sql`SELECT ${sql.join(columns, ", ")} FROM ${writeEventSource(isWanted)} WHERE ${where}`;
  const names = Object.keys(writeColumns()) as (keyof InvocationRow)[];
  return readSource(client, query, (each) => queryRows<InvocationRow>(client, each, { ...request, columns: names }));
}

/** Counts the invocations that need these deployments. */
function readGroups(
  client: Client,
  ids: readonly string[],
  request: RequestOptions,
): Promise<readonly InvocationGroup[]> {
  const columns = ["deployment", "service", "type", "handler", "status", "isFailing", "count", "example"] as const;
  const query = sql`SELECT ${neededDeployment()} AS deployment, target_service_name AS service, target_service_ty AS type,
      target_handler_name AS handler, status, ${writeFailing()} AS "isFailing", count(*) AS count, min(id) AS example
      FROM ${writeEventSource()} WHERE ${needsDeployment(ids)}
      GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY service, handler, status`;
  return readSource(client, query, (each) => queryRows<InvocationGroup>(client, each, { ...request, columns }));
}

/** Writes which invocations a move reads: those to move, and those on the new deployment that fail or are where they failed. */
function writeConcerned({ from, to, services, move, unpinned }: Goal): Sql {
  const names = services.map(({ name }) => name);
  const isUnpinned = sql`(${unpinned} AND status = 'paused' AND pinned_deployment_id IS NULL AND target_service_name IN ${names})`;
  const isSelected = { none: sql`FALSE`, failing: writeFailing(), all: sql`TRUE` }[move];
  const isAtSameStep = sql`(event = 'Paused' AND journal_size <= failed_at_entries)`;
  return sql`(((${needsDeployment(from)}) OR ${isUnpinned}) AND ${isSelected}) OR (${neededDeployment()} = ${to}
    AND status NOT IN ('completed', 'suspended') AND (${writeFailing()} OR ${isAtSameStep}))`;
}
