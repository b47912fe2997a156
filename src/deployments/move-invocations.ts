import type { ServiceMetadata } from "../../generated/index.js";
import { assertArguments, assertPlainObject, BOOLEAN, INTERVAL, oneOf, type RequestOptions } from "../client/index.js";
import { type InvocationFilter, writeCondition } from "../invocations/index.js";
import { type Client, getDeployment, listServices } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { ignoreGone } from "./older-deployments.js";
import { planMove } from "./plan-move.js";
import { type Goal, type MoveSelection, readGroups, readRows, type Target } from "./read-invocations.js";
import type { MoveResult } from "./results.js";
import { type Move, runTurns } from "./run-turns.js";
import { listNotMoved } from "./selection.js";
import { MoveStoppedError } from "./stopped-errors.js";
import { countMoved, isOnItsWay, listIds } from "./tracked.js";

/** Options of {@link AdminClient.moveInvocations}. */
export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failing`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** Which invocations to move, and where: a filter with the deployments. */
export interface InvocationMove extends InvocationFilter {
  /** The deployment that they are pinned to, `dp_...`. Default: any. */
  readonly from?: string | undefined;
  /** The deployment that continues them, `dp_...`, or `latest`: that of the service of each. */
  readonly to: string;
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
  const [unset] = Object.entries(filter).find(([, value]) => value === undefined) ?? [];
  if (unset) throw new TypeError(`${name}: ${unset} is undefined, so it would not restrict the selection`);
  const { move: selection = "failing", dryRun = false, ...waiting } = checked;
  const { timeout: _, interval: __, ...request } = waiting;
  // The invocations of a deployment that was deleted can still be moved.
  const missing = from && (await findMissing(client, from, request));
  const isLatest = to === "latest";
  const targets = listTargets(
    (await (isLatest ? listServices(client, request) : getDeployment(client, to, request))).services,
    isLatest ? undefined : to,
  );

  const goal: Goal = {
    from: from === undefined ? undefined : [from],
    targets,
    move: selection,
    canary: 0,
    unpinned: isLatest,
    condition,
  };
  if (missing && (await readGroups(client, goal, request)).length === 0) throw missing;
  const move: Move = { goal, tracked: new Map(), left: 0 };
  let notMoved: MoveResult["notMoved"] = [];
  const read = () => ({ moved: dryRun ? move.left : countMoved(move.tracked), notMoved });
  return runTurns(client, move, waiting, {
    what: `the invocations${from === undefined ? "" : ` of ${from}`} to move to ${to}`,
    dryRun,
    read,
    async plan(each) {
      notMoved = listNotMoved(goal, await readGroups(client, goal, each));
      return planMove(goal, move.tracked, await readRows(client, goal, listIds(move.tracked, isOnItsWay), each));
    },
    isDone: async () => true,
    createError: (paused, cause) => new MoveStoppedError({ to, result: read(), paused, cause }),
  });
}

/** Returns the error of a deployment that does not exist. */
function findMissing(client: Client, id: string, request: RequestOptions): Promise<unknown> {
  return getDeployment(client, id, request).then(
    () => undefined,
    (error: unknown) => {
      ignoreGone(error);
      return error;
    },
  );
}

/** @param deployment - The deployment that continues the invocations of each. Default: the latest one of each. */
export function listTargets(services: readonly ServiceMetadata[], deployment?: string): ReadonlyMap<string, Target> {
  return new Map(
    services.map(({ name, ty, handlers, deployment_id }) => [
      name,
      { ty, handlers, deployment: deployment ?? deployment_id },
    ]),
  );
}
