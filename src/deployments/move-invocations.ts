import type { RequestOptions } from "../client/index.js";
import { assertArguments, assertPlainObject, BOOLEAN, INTERVAL, oneOf, pickRequest } from "../client/index.js";
import { assertNoneUndefined, columns, type InvocationFilter, writeCondition } from "../invocations/index.js";
import { type Client, getDeployment, listServices } from "../operations.js";
import { type Sql, sql } from "../sql/index.js";
import type { WaitOptions } from "../waiting/index.js";
import { readGroups } from "./invocation-groups.js";
import { createMoveState } from "./move-state.js";
import { listNotMoved, type MoveSelection, type NotMovedInvocations } from "./roll-out-result.js";
import { runMoves } from "./run-moves.js";

/** Which invocations to move, and where: a filter with the deployments. */
export interface InvocationMove extends InvocationFilter {
  /** The deployment that the invocations are pinned to, `dp_...`. Without it, all match, and `latest` also resumes those without a pin. */
  readonly from?: string | undefined;
  /** The deployment that continues them, `dp_...`, or `latest`: the latest one of each invocation's service. */
  readonly to: string;
}

export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failing`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

export interface MoveResult {
  /** How many invocations this call has moved, or would move. */
  readonly moved: number;
  /** The matching invocations that are not moved, by handler, status and reason. */
  readonly notMoved: readonly NotMovedInvocations[];
}

/**
 * Moves the invocations that fail, or all that match, to another deployment.
 *
 * An invocation that backs off or runs is paused first, unless it waits in a virtual queue, or backs off without a pin. At most 100 are
 * paused at a time. A pause takes effect when the step or the attempt ends; with virtual queues, it cuts the attempt off at once, and a
 * `ctx.run` that had begun runs again. The other deployment replays the journal, so the code must make the same steps. If it lacks the
 * handler, the invocation stays. The call does not wait until the moved invocations pass, and is safe to repeat.
 *
 * @param invocations - `to`, `from`, and the fields of a filter. All given fields must match.
 * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
 * @returns How many this call has moved, or would move, and which it does not move.
 * @throws A TypeError if `from` and `to` are the same, for instance after a registration at a known address.
 * @throws An {@link AdminResponseError} with status 404 if `to` is unknown, or `from` is unknown and no invocation needs it.
 * @throws A {@link DeploymentStoppedError} with a {@link MoveResult} if it stops later, by default after 60 seconds.
 * @example
 * ```ts
 * const { moved, notMoved } = await moveInvocations(client, { service: "Greeter", failure: "is not set", to: "latest" });
 * ```
 */
export async function moveInvocations(
  client: Client,
  invocations: InvocationMove,
  options: MoveOptions = {},
): Promise<MoveResult> {
  const name = "moveInvocations";
  assertPlainObject(invocations, `${name}: the first argument`, '{ from, to: "latest" }');
  const { from, to, ...filter } = invocations;
  const rules = { move: oneOf(["failing", "all"]), dryRun: BOOLEAN, interval: INTERVAL };
  const checked = assertArguments(name, from === undefined ? { to } : { from, to }, options, rules);
  if (from === to) throw new TypeError(`${name}: from and to are the same deployment, ${from}`);
  const condition = writeCondition(name, filter);
  assertNoneUndefined(name, filter);
  const { move = "failing", dryRun = false, ...waiting } = checked;
  const request = { ...pickRequest(checked), timeout: undefined };
  const { services } = await (to === "latest" ? listServices(client, request) : getDeployment(client, to, request));
  // With `from`, all invocations are pinned.
  const movesUnpinned = to === "latest" && from === undefined;
  const destination = { move, movesUnpinned, services: new Map(services.map((service) => [service.name, service])) };
  const state = createMoveState({ ...destination, canary: 0, tolerance: 1, awaitsMoved: false, bake: 0 }, false);
  const fromCondition = from === undefined ? sql`TRUE` : sql`${columns.pinned_deployment_id} = ${from}`;
  const read = (selected: Sql, turnRequest: RequestOptions) => {
    const needed = sql`${columns.status} <> 'completed' AND ${fromCondition} AND (${selected})`;
    return readGroups(client, { destination, condition: needed }, turnRequest);
  };
  // The invocations of a deployment that was deleted can still be moved. A misspelt id has none.
  if (from !== undefined && (await read(sql`TRUE`, request)).length === 0) await getDeployment(client, from, request);
  const readInvocations = (turnRequest: RequestOptions) => read(condition, turnRequest);
  const createResult = () => ({ moved: state.moved.size, notMoved: listNotMoved(state.groups) });
  const awaited = `the invocations${from === undefined ? "" : ` of ${from}`} to move to ${to}`;
  const moving = { client, calledFunction: name, state, dryRun, condition: awaited };
  return runMoves({ ...moving, readInvocations, createResult }, waiting);
}
