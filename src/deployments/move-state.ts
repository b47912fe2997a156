import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import type { InvocationFailure } from "../invocations/index.js";
import { type Sql, sql } from "../sql/index.js";
import { neededDeployment } from "../waiting/index.js";
import { type InvocationGroup, type InvocationKind, type InvocationRow, writeOutcome } from "./read-invocations.js";

/**
 * Which invocations to move to another deployment:
 *
 * - `failing`: those that back off, run again after a failure at the same step, or are paused where they failed.
 * - `all`: also those that run, are suspended, or were paused by a user. One that runs is paused at the end of its step, or after
 *   the server's abort timeout; with virtual queues at once, and a `ctx.run` that has begun runs again.
 */
export type MoveSelection = "failing" | "all";

/** An invocation that was tried on the new deployment before the rest. */
export interface TriedInvocation {
  /** `inv_...` */
  readonly id: string;
  /** `Greeter/greet` */
  readonly handler: string;
  /**
   * - `leaving`: its pause or its resume is accepted, and has not taken effect yet.
   * - `open`: it is there, and was seen neither to pass nor to fail: it runs, waits, hangs, or was paused by someone.
   * - `passed`: it has got past the step at which it failed. One that had not failed has made a step, or is suspended.
   * - `succeeded`, `failed`: it has completed successfully, or with a failure.
   * - `failing`: an attempt there has failed, and the server retries or has paused it.
   * - `vanished`: it was there and no longer exists, so nothing tells how it ended.
   */
  readonly state: "leaving" | "open" | "passed" | "succeeded" | "failing" | "failed" | "vanished";
  /** Why it failed there, if it did. */
  readonly failure: InvocationFailure | undefined;
}

/** What a release, or a mere move, is to do, what it has done, and what it has seen. */
export interface MoveState {
  /** The services of the deployment that continues the invocations, or the latest ones. */
  readonly services: readonly ServiceMetadata[];
  readonly move: MoveSelection | "none";
  /** Whether to resume those that were never pinned, too: they run on the latest deployment. */
  readonly unpinned: boolean;
  /** How many invocations to try before the rest. */
  readonly canary: number;
  /** The share of what has ended or fails that may have failed. */
  readonly tolerance: number;
  /** Those whose resume was accepted, or may have been, as they were then. */
  readonly moved: Map<string, InvocationRow>;
  /** Those that it has paused, or may have, and that have not continued since. */
  readonly paused: Set<string>;
  /** Those that are tried before the rest. */
  tried: Map<string, TriedInvocation>;
  /** The deployments that somebody has deleted: what is pinned there cannot go on, whether it fails yet or not. */
  deleted: readonly string[];
  /** Those that are on the new deployment, or have ended there. */
  groups: readonly InvocationGroup[];
  bake: "none" | "running" | "over";
  /** How many were left to move in the last turn. */
  left: number;
  /** What failed in the last turn, as the end of a message. */
  problem: string;
}

export function createState(
  goal: Pick<MoveState, "services" | "move" | "unpinned" | "canary" | "tolerance">,
): MoveState {
  const seen = { deleted: [], groups: [], bake: "none", left: 0, problem: "" } as const;
  return { ...goal, ...seen, moved: new Map(), paused: new Set(), tried: new Map() };
}

export function findService({ services }: MoveState, service: string): ServiceMetadata | undefined {
  return services.find(({ name }) => name === service);
}

/** Whether it is still where it was. One without a pin runs on the latest deployment, as soon as it is resumed. */
export function isOld(state: MoveState, { id, pinned, service }: InvocationRow): boolean {
  return pinned === null ? !state.moved.has(id) : pinned !== findService(state, service)?.deployment_id;
}

export function isMovable(state: MoveState, row: InvocationRow): boolean {
  return row.status !== "completed" && isOld(state, row) && findReason(state, row) === undefined;
}

/** Finds the deployment to resume one on. Undefined for one that continues where it is: what has no pin runs on the latest. */
export function findTarget(state: MoveState, row: InvocationRow): string | undefined {
  return row.pinned !== null && isMovable(state, row) ? findService(state, row.service)?.deployment_id : undefined;
}

/** Whether it fails, or repeats the step at which it failed. */
export function isFailing({ outcome }: InvocationKind): boolean {
  return outcome === "failing" || outcome === "trying";
}

const STARTED: readonly InvocationStatus[] = ["paused", "backing-off", "running"];

/** Finds out why some are not moved. Undefined if they are. */
function findReason(state: MoveState, each: InvocationKind): NotMovedInvocations["reason"] | undefined {
  const { service, type, handler, status, pinned } = each;
  const target = findService(state, service);
  // The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12).
  const isServed = target?.handlers.some(({ name }) => name === handler);
  if (!isServed || target?.ty.replace(/\B[A-Z]/g, "_$&").toLowerCase() !== type) return "no handler";
  if (pinned === null && !(state.unpinned && STARTED.includes(status))) return "no pin";
  if (state.move === "none") return "not wanted";
  const isLost = status !== "running" && pinned !== null && state.deleted.includes(pinned);
  return state.move === "all" || isFailing(each) || isLost ? undefined : "not failing";
}

/**
 * Writes which invocations a move reads: those to move, and those that wait out an older back-off where they are.
 *
 * @param isWanted - A condition on all of these.
 * @param isFrom - A condition on those to move.
 */
export function writeConcerned(state: MoveState, isWanted: Sql = sql`TRUE`, isFrom: Sql = sql`TRUE`): Sql {
  const { services, move, deleted, unpinned } = state;
  const places = services.map(({ name, deployment_id }) => `${name} ${deployment_id}`);
  const isThere = sql`concat(target_service_name, ' ', ${neededDeployment()}) IN ${places}`;
  const isBad = sql`${writeOutcome()} IN ('failing', 'trying') OR pinned_deployment_id IN ${deleted}`;
  const isChosen = { none: sql`FALSE`, failing: isBad, all: sql`TRUE` }[move];
  return sql`(${isWanted}) AND status <> 'completed' AND target_service_name IN ${services.map(({ name }) => name)}
    AND ((is_queued AND ${isThere} AND ${writeOutcome()} = 'trying') OR ((${isFrom}) AND (${isChosen}) AND NOT (${isThere})
      AND (pinned_deployment_id IS NOT NULL OR (${unpinned} AND status IN ${STARTED}))))`;
}

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
   * - `no pin`: they have made no step. They start or continue on the latest deployment, and on no other.
   * - `not failing`: they do not fail, and `move` is `failing`. Those that are paused stay so until someone resumes them.
   * - `not wanted`: `move` is `none`.
   */
  readonly reason: "no handler" | "no pin" | "not failing" | "not wanted";
}

/** Lists those of the groups that are elsewhere, and are not moved. */
export function listNotMoved(state: MoveState, groups: readonly InvocationGroup[]): readonly NotMovedInvocations[] {
  const all = new Map<string, NotMovedInvocations>();
  for (const group of groups) {
    const { status } = group;
    const [handler, reason] = [nameHandler(group), findReason(state, group)];
    if (reason === undefined || group.pinned === findService(state, group.service)?.deployment_id) continue;
    const key = [handler, status, reason].join(" ");
    const { count, example } = all.get(key) ?? { ...group, count: 0 };
    all.set(key, { handler, status, count: count + group.count, example, reason });
  }
  return [...all.values()];
}

export function nameHandler({ service, handler }: { readonly service: string; readonly handler: string }): string {
  return `${service}/${handler}`;
}
