import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { type Sql, sql } from "../sql/index.js";
import { needsDeployment } from "../waiting/index.js";
import {
  type InvocationGroup,
  type InvocationKind,
  type InvocationRow,
  lookUp,
  type Rows,
  readWhere,
  writeFailing,
} from "./read-invocations.js";

/** Which invocations to move, and where. */
export interface Goal {
  /** The deployments that they are pinned to; undefined for any. */
  readonly from: readonly string[] | undefined;
  /** The services of the deployment that continues them, or the latest ones, by name. */
  readonly targets: ReadonlyMap<string, ServiceMetadata>;
  readonly move: MoveSelection | "none";
  /** How many invocations to try before the rest. */
  readonly canary: number;
  /** Whether to resume those that were never pinned, too: they run on the latest deployment. */
  readonly unpinned: boolean;
  /** Another condition on those to move. */
  readonly condition?: Sql;
  /** When the new deployment was registered: what is older and fails there has been moved, by an earlier call or the server. */
  readonly registeredAt?: Date | undefined;
  /** Whether completions there with a failure count, too: only if this call registered the deployment, so they came since. */
  readonly isNew?: boolean;
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

/** Invocations of one handler and status that are not moved, and why. */
export interface NotMovedInvocations {
  /** `Greeter/greet` */
  readonly handler: string;
  readonly status: InvocationStatus;
  readonly count: number;
  /** The id of one of them, `inv_...` */
  readonly example: string;
  /**
   * - `no handler`: the newer deployment lacks the handler, or its service has another type there.
   * - `not failing`: they do not fail, and `move` is `failing`.
   * - `not wanted`: `move` is `none`.
   *
   * Those that are paused stay so until someone resumes or kills them.
   */
  readonly reason: "no handler" | "not failing" | "not wanted";
}

/** Whether `move` selects invocations, and the new deployment has their handler. */
export function isSelected(goal: Goal, each: InvocationKind): boolean {
  return isServed(goal, each) && (goal.move === "all" || (goal.move === "failing" && each.isFailing));
}

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
function isServed({ targets }: Goal, { service, type, handler }: InvocationKind): boolean {
  const served = targets.get(service);
  if (served?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return false;
  return served.handlers.some(({ name }) => name === handler);
}

/** Where an invocation is. One without a pin runs on the latest deployment, as soon as it is resumed. */
export function locate(
  goal: Goal,
  { pinned, service }: InvocationRow,
  isResumed: boolean,
): "old" | "new" | "elsewhere" {
  if (pinned === null) return isResumed ? "new" : "old";
  if (pinned === goal.targets.get(service)?.deployment_id) return "new";
  return !goal.from || goal.from.includes(pinned) ? "old" : "elsewhere";
}

/** Lists those of the groups to move from that are not moved. */
export function listNotMoved(goal: Goal, groups: readonly InvocationGroup[]): readonly NotMovedInvocations[] {
  return groups
    .filter((group) => !isSelected(goal, group))
    .map((group) => {
      const { status, count, example } = group;
      const reason = !isServed(goal, group) ? "no handler" : goal.move === "none" ? "not wanted" : "not failing";
      return { handler: nameHandler(group), status, count, example, reason };
    });
}

/** Whether invocations need one of the deployments to move from. */
export function isOld({ from, targets }: Goal, { deployment, service, isPinned }: InvocationGroup): boolean {
  if (deployment === null || deployment === targets.get(service)?.deployment_id) return false;
  return from ? from.includes(deployment) : isPinned;
}

export function nameHandler({ service, handler }: Pick<InvocationKind, "service" | "handler">): string {
  return `${service}/${handler}`;
}

/** Reads the invocations that a move is about, and those with these ids. */
export async function readRows(
  client: Client,
  goal: Goal,
  ids: readonly string[],
  request: RequestOptions,
): Promise<Rows> {
  const found = await readWhere(client, writeConcerned(goal), request);
  return new Map([...found.map((row) => [row.id, row] as const), ...(await lookUp(client, ids, request))]);
}

/** Writes which invocations a move reads: those to move, and those that fail on the new deployment and are older than it. */
function writeConcerned({ from, targets, move, unpinned, condition, registeredAt, isNew = false }: Goal): Sql {
  const isPinned = from ? needsDeployment(from) : sql`status <> 'completed' AND pinned_deployment_id IS NOT NULL`;
  const isUnpinned = sql`${unpinned} AND pinned_deployment_id IS NULL AND status IN ('paused', 'backing-off', 'running')
    AND target_service_name IN ${[...targets.keys()]} AND ${writeFailing()}`;
  const isSelected = { none: sql`FALSE`, failing: writeFailing(), all: sql`TRUE` }[move];
  const newer = [...new Set([...targets.values()].map(({ deployment_id }) => deployment_id))];
  // One that has completed counts only if it had failed before: it may be the new code's to reject it.
  const isThere = registeredAt
    ? sql`pinned_deployment_id IN ${newer} AND created_at < ${registeredAt}
      AND (status <> 'completed' OR (${isNew} AND first_failed_at < ${registeredAt}))`
    : sql`FALSE`;
  return sql`(((${isPinned}) OR (${isUnpinned})) AND ${isSelected} AND (${condition ?? sql`TRUE`}))
    OR (${isThere} AND ${writeFailing()})`;
}
