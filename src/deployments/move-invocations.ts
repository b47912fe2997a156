import { assertArguments, assertPlainObject, BOOLEAN, INTERVAL, oneOf, type RequestOptions } from "../client/index.js";
import { assertNoneUndefined, type InvocationFilter, writeCondition } from "../invocations/index.js";
import { type Client, getDeployment, listServices } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { type Goal, isOld, listNotMoved, type MoveSelection, type NotMovedInvocations, readRows } from "./goal.js";
import { readGroups } from "./read-invocations.js";
import { type Move, runTurns } from "./run-turns.js";
import { countMoved, isOnItsWay, listIds } from "./tracked.js";

/** Which invocations to move, and where: a filter with the deployments. */
export interface InvocationMove extends InvocationFilter {
  /** The deployment that they are pinned to, `dp_...`. Default: any. */
  readonly from?: string | undefined;
  /** The deployment that continues them, `dp_...`, or `latest`: that of the service of each. */
  readonly to: string;
}

/** Options of {@link AdminClient.moveInvocations}. */
export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failing`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** The result of {@link moveInvocations}. */
export interface MoveResult {
  /** How many invocations this call has moved, or would move. */
  readonly moved: number;
  /** The invocations that stay on the older deployment, by handler and status, and why. */
  readonly notMoved: readonly NotMovedInvocations[];
}

/** Moves invocations to another deployment: see {@link AdminClient.moveInvocations}. */
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
  const { move: selection = "failing", dryRun = false, ...waiting } = checked;
  const { timeout: _, interval: __, ...request } = waiting;
  const { services } = await (to === "latest" ? listServices(client, request) : getDeployment(client, to, request));
  const goal: Goal = {
    from: from === undefined ? undefined : [from],
    targets: new Map(services.map((service) => [service.name, service])),
    // Those that are pinned to a deployment are others.
    ...{ move: selection, canary: 0, unpinned: to === "latest" && from === undefined, condition },
  };
  const readOld = async (each: RequestOptions) =>
    (await readGroups(client, each, condition)).filter((group) => isOld(goal, group));
  // The invocations of a deployment that was deleted can still be moved. A misspelled id has none.
  if (from !== undefined && (await readOld(request)).length === 0) await getDeployment(client, from, request);
  let notMoved: MoveResult["notMoved"] = [];
  const move: Move<MoveResult> = {
    ...{ client, calledFunction: name, goal, tracked: new Map(), left: 0, dryRun },
    what: `the invocations${from === undefined ? "" : ` of ${from}`} to move to ${to}`,
    async look(each) {
      notMoved = listNotMoved(goal, await readOld(each));
      return readRows(client, goal, listIds(move.tracked, isOnItsWay), each);
    },
    read: () => ({ moved: dryRun ? move.left : countMoved(move.tracked), notMoved }),
  };
  return runTurns(move, waiting);
}
