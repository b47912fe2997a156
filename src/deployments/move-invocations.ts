import { assertArguments, assertPlainObject, BOOLEAN, INTERVAL, oneOf } from "../client/index.js";
import { type Client, getDeployment } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { ignoreGone } from "./older-deployments.js";
import { countMoved, listOpen } from "./phases.js";
import { planMove } from "./plan-move.js";
import { type Goal, type MoveSelection, readTurn } from "./read-invocations.js";
import type { MoveResult } from "./results.js";
import { type Move, runTurns } from "./run-turns.js";
import { listNotMoved } from "./selection.js";
import { MoveStoppedError } from "./stopped-errors.js";

/** Options of {@link moveInvocations}. */
export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failing`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** Moves the invocations of one deployment to another one: see {@link AdminClient.moveInvocations}. */
export async function moveInvocations(
  client: Client,
  deployments: { readonly from: string; readonly to: string },
  options: MoveOptions = {},
): Promise<MoveResult> {
  assertPlainObject(deployments, "moveInvocations: the deployments", "{ from, to }");
  const { from, to } = deployments;
  const rules = { move: oneOf(["failing", "all"]), dryRun: BOOLEAN, interval: INTERVAL };
  const checked = assertArguments("moveInvocations", { from, to }, options, rules);
  if (from === to) throw new TypeError(`moveInvocations: from and to are the same deployment, ${from}`);
  const { move: selection = "failing", dryRun = false, ...waiting } = checked;
  const { timeout: _, interval: __, ...request } = waiting;
  // The invocations of a deployment that was deleted can still be moved.
  const missing = await getDeployment(client, from, request).then(
    () => undefined,
    (error: unknown) => {
      ignoreGone(error);
      return error;
    },
  );
  const { services } = await getDeployment(client, to, request);

  const goal: Goal = { from: [from], to, services, move: selection, canary: 0, unpinned: false };
  if (missing && (await readTurn(client, goal, [], request)).groups.length === 0) throw missing;
  const move: Move = { goal, phases: new Map(), left: 0 };
  let notMoved: MoveResult["notMoved"] = [];
  const read = () => ({ moved: dryRun ? move.left : countMoved(move.phases), notMoved });
  return runTurns(client, move, waiting, {
    what: `the invocations of ${from} to move to ${to}`,
    dryRun,
    read,
    async plan(each) {
      const { rows, groups } = await readTurn(client, goal, listOpen(move.phases), each);
      notMoved = listNotMoved(goal, groups);
      return planMove(goal, move.phases, rows);
    },
    createError: (paused, cause) => new MoveStoppedError({ to, result: read(), paused, cause }),
  });
}
