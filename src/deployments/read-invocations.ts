import type { InvocationStatus } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import {
  type InvocationFailure,
  readFailure,
  readSource,
  splitForLookup,
  writeEventSource,
  writeFailures,
  writePattern,
} from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type ReadOptions, type Sql, type SqlRow, sql } from "../sql/index.js";
import { neededDeployment, needsDeployment } from "../waiting/index.js";
import type { Goal } from "./goal.js";

/**
 * What has become of an invocation where it is: the first line that applies. Its events have its failures, and the size of its
 * journal at each; `modified_at` is when it last made a step or was resumed (seen on 1.6.2 and 1.7.12).
 */
const writeOutcomes = (): Readonly<Record<Outcome, Sql>> => ({
  succeeded: sql`status = 'completed' AND completion_failure IS NULL`,
  failed: sql`status = 'completed'`,
  /** It has got past the step at which it failed last. */
  passed: sql`journal_size > failed_at_entries`,
  /** It runs, sleeps, waits or hangs, and has not failed. */
  open: sql`status NOT IN ('running', 'backing-off', 'paused') OR (failed_at IS NULL AND status <> 'backing-off')`,
  /** It fails there. One that has just been moved keeps the failure of the deployment before until its first attempt ends. */
  failing: sql`status = 'paused' OR (status = 'backing-off' AND coalesce(last_attempt_deployment_id = pinned_deployment_id, TRUE))
    OR (status = 'running' AND last_failure IS NOT NULL AND failed_at >= modified_at)`,
  /** It is at the step at which it failed, and the attempt has not ended. */
  trying: sql`TRUE`,
});

export type Outcome = "succeeded" | "failed" | "passed" | "open" | "failing" | "trying";

/** Whether it fails, or repeats the step at which it failed. */
export const isFailing = (outcome: Outcome): boolean => outcome === "failing" || outcome === "trying";

export interface InvocationKind {
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  readonly outcome: Outcome;
}

export interface InvocationRow extends InvocationKind {
  readonly id: string;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
}

/** How many invocations share these values. */
export interface InvocationGroup extends InvocationKind {
  /** The deployment that they need. Null for those that run on whatever is the latest one of their service then. */
  readonly deployment: string | null;
  readonly isPinned: boolean;
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** Invocations of one handler that failed on a deployment for one reason. */
export interface FailingInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  /** Why one of them failed. The messages of the others differ at most in case, and in words with digits. */
  readonly failure: InvocationFailure;
  readonly count: number;
  /** The id of that one, `inv_...` */
  readonly example: string;
}

/** The invocations that were looked up, by id. Undefined for one that does not exist. */
export type Rows = ReadonlyMap<string, InvocationRow | undefined>;

const writeOutcome = (): Sql => {
  const lines = Object.entries(writeOutcomes()).map(([outcome, applies]) => sql`WHEN ${applies} THEN ${outcome}`);
  return sql`CASE ${sql.join(lines, " ")} END`;
};

const writeKind = (): Readonly<Record<keyof InvocationKind, Sql>> => ({
  service: sql`target_service_name`,
  type: sql`target_service_ty`,
  handler: sql`target_handler_name`,
  status: sql`status`,
  outcome: writeOutcome(),
});

/** Writes the condition that the invocation is at a step at which it failed. */
const writeIsFailing = (): Sql => sql`${writeOutcome()} IN ('failing', 'trying')`;

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
    ...{ ...writeKind(), id: sql`id`, pinned: sql`pinned_deployment_id` },
    ...{ entries: sql`coalesce(journal_size, 0)`, isQueued: sql`is_queued` },
  };
  return select<InvocationRow>(client, columns, sql`${writeEventSource(isWanted)} WHERE ${where}`, request);
}

/** @param condition - On the columns of `sys_invocation` and its events. */
export function readGroups(client: Client, request: ReadOptions, condition: Sql): Promise<InvocationGroup[]> {
  const columns = {
    deployment: sql`CASE WHEN pinned_deployment_id IS NOT NULL OR status = 'running' THEN ${neededDeployment()} END`,
    isPinned: sql`pinned_deployment_id IS NOT NULL`,
    ...writeKind(),
    ...{ count: sql`count(*)`, example: sql`min(id)` },
  };
  const source = sql`${writeEventSource()} WHERE ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY service, handler, status`;
  return select<InvocationGroup>(client, columns, source, request);
}

/** Writes which invocations a move reads: those to move, and those that wait out an older back-off where they are. */
export function writeConcerned({ from, deleted, targets, move, unpinned }: Goal, condition: Sql = sql`TRUE`): Sql {
  const newer = [...new Set([...targets.values()].map(({ deployment_id }) => deployment_id))];
  const isPinned = from ? needsDeployment(from) : sql`status <> 'completed' AND pinned_deployment_id IS NOT NULL`;
  const isUnpinned = sql`${unpinned} AND pinned_deployment_id IS NULL AND status IN ('paused', 'backing-off', 'running')
    AND target_service_name IN ${[...targets.keys()]} AND ${writeIsFailing()}`;
  const isLost = sql`pinned_deployment_id IN ${deleted}`;
  const isSelected = { none: sql`FALSE`, failing: sql`(${writeIsFailing()} OR ${isLost})`, all: sql`TRUE` }[move];
  return sql`(${condition}) AND ((${isSelected} AND ((${isPinned}) OR (${isUnpinned})))
    OR (is_queued AND pinned_deployment_id IN ${newer} AND ${writeOutcome()} = 'trying'))`;
}

/**
 * Writes the condition that an invocation has run on a deployment since it became the latest: it is pinned there, or has no pin and was
 * last tried there. Nothing tells that of one that waits or is paused, but what fails without a pin since then fails there.
 */
export function writeIsThere(id: string, services: readonly string[], since: Date): Sql {
  return sql`((pinned_deployment_id = ${id} AND (status <> 'completed' OR completed_at >= ${since}))
    OR (pinned_deployment_id IS NULL AND target_service_name IN ${services} AND (last_attempt_deployment_id = ${id}
      OR (status IN ('paused', 'backing-off') AND failed_at >= ${since}))))`;
}

/**
 * Groups the failures of the invocations that match, and that fail or have failed.
 *
 * @param bad - The ids of those that were seen to fail, though another attempt may run now.
 */
export async function readFailing(
  client: Client,
  condition: Sql,
  bad: readonly string[],
  request: RequestOptions,
): Promise<readonly FailingInvocations[]> {
  const isBad = sql`${writeOutcome()} IN ('failing', 'failed') OR id IN ${bad}`;
  const failing = writeFailures(sql`${condition} AND (${isBad})`);
  const names = ["failure", "code", "restate_code", "command_index", "command_name", "command_type", "failed_at"];
  const firsts = names.map((name) => sql`first_value(${sql.identifier(name)} ORDER BY id) AS ${sql.identifier(name)}`);
  const columns = sql`concat(service, '/', handler) AS handler, count(*) AS count, min(id) AS example`;
  const query = sql`SELECT ${columns}, ${sql.join(firsts, ", ")} FROM (${failing})
    GROUP BY service, handler, code, restate_code, command_name, lower(${writePattern(sql`failure`)})
    ORDER BY count DESC, example LIMIT 100`;
  const rows = await readSource(client, query, (each) => queryRows(client, each, request));
  return rows.flatMap(({ handler, count, example, ...row }) => {
    const failure = readFailure(row);
    return failure ? [{ handler: String(handler), failure, count: Number(count), example: String(example) }] : [];
  });
}

/** Reads why the given invocations failed, by id. */
export async function readFailuresOf(
  client: Client,
  ids: readonly string[],
  request: RequestOptions,
): Promise<ReadonlyMap<string, InvocationFailure | undefined>> {
  if (ids.length === 0) return new Map();
  const isWanted = sql`id IN ${ids}`;
  const read = (query: Sql) => queryRows<SqlRow>(client, query, request);
  const rows = await readSource(client, writeFailures(isWanted, isWanted), read);
  return new Map(rows.map((row) => [String(row.id), readFailure(row)]));
}

function select<Row extends object>(
  client: Client,
  columns: Readonly<Record<keyof Row & string, Sql>>,
  source: Sql,
  request: ReadOptions,
): Promise<Row[]> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const list = names.map((name) => sql`${columns[name]} AS ${sql.identifier(name)}`);
  const query = sql`SELECT ${sql.join(list, ", ")} FROM ${source}`;
  return readSource(client, query, (each) => queryRows<Row>(client, each, { ...request, columns: names }));
}
