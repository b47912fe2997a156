import type { RegisterDeploymentRequest } from "../../generated/index.js";
import {
  assertArguments,
  assertPlainObject,
  BOOLEAN,
  DURATION,
  FUNCTION,
  INTERVAL,
  notify,
  oneOf,
  type RequestOptions,
  type Rule,
  STRINGS,
  wholeNumber,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Client, listServices } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { addUp } from "./add-up.js";
import { listTargets } from "./move-invocations.js";
import { findOlder, isLatest, listLatestOf } from "./older-deployments.js";
import { type MovePlan, planMove } from "./plan-move.js";
import { KEEP, prune } from "./prune-deployments.js";
import { type MoveSelection, type Rows, readGroups, readRows } from "./read-invocations.js";
import { register } from "./register-deployment.js";
import type { DeploymentUsage, FailingInvocations, ReplacedDeployment, RollOutResult } from "./results.js";
import { type Move, runTurns } from "./run-turns.js";
import { listNotMoved } from "./selection.js";
import { settle } from "./settle.js";
import { describeFailing, RollOutStoppedError } from "./stopped-errors.js";
import { TIMEOUT } from "./times.js";
import { countMoved, groupFailing, isOpen, isRefuted, listIds, listTried } from "./tracked.js";

/** Options of {@link rollOutDeployment}. */
export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, from the registration on; 0 disables it. Default: 600000, ten minutes. */
  readonly timeout?: number | undefined;
  /** The longest time to wait until every node uses the new deployment, as in {@link RegisterOptions.settle}. */
  readonly settle?: number | undefined;
  /**
   * How many of the invocations to move are tried first, at least one of each handler. The rest follows once all of these have passed
   * the step at which they failed. 0 moves all at once. Default: 5.
   */
  readonly canary?: number | undefined;
  /** Which invocations to move to the new deployment; `none` only waits for them. Default: `failing`. */
  readonly move?: MoveSelection | "none" | undefined;
  /**
   * The ids of the deployments to replace. One that is not registered is passed over, since an earlier call may have deleted
   * it; `older` of the result has those that are. Default: all that share a service with the new one.
   */
  readonly replaces?: readonly string[] | undefined;
  /**
   * How large a share of the moved invocations may fail on the new deployment, from 0 to 1. A larger one is an error, and nothing
   * is deleted. What is tried first must not fail in any case. Default: 0.
   */
  readonly tolerance?: number | undefined;
  /**
   * Whether to wait until nothing needs the older deployments any more. Invocations that sleep for a month then hold the rollout
   * up until its `timeout`. Default: false.
   */
  readonly drain?: boolean | undefined;
  /**
   * How many of the older deployments that have drained stay, the newest first; the others are deleted. 0 keeps none, `Infinity`
   * all. One that has not drained is never deleted. Default: 1, the way back.
   */
  readonly keep?: number | undefined;
  /** Whether to only report what would be done. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /**
   * Called after the registration and after each poll, with what that poll read. An error that it throws is ignored.
   */
  readonly onProgress?: ((result: RollOutResult) => unknown) | undefined;
}

const SHARE: Rule = ["a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1];

const OWN_OPTIONS = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  tolerance: SHARE,
  drain: BOOLEAN,
  keep: KEEP,
  replaces: STRINGS,
  dryRun: BOOLEAN,
  onProgress: FUNCTION,
  settle: DURATION,
  interval: INTERVAL,
};

/** How many invocations are tried first. */
const CANARY = 5;

/** Registers a deployment that replaces the older ones: see {@link AdminClient.rollOutDeployment}. */
export async function rollOutDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions = {},
): Promise<RollOutResult> {
  assertPlainObject(deployment, "rollOutDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const checked = assertArguments("rollOutDeployment", {}, options, OWN_OPTIONS);
  const {
    canary = CANARY,
    move: selected = "failing",
    replaces,
    tolerance = 0,
    drain = false,
    keep = 1,
    ...others
  } = checked;
  const { dryRun = deployment.dry_run === true, onProgress, settle: longest, timeout = TIMEOUT, ...rest } = others;
  if (deployment.dry_run && !dryRun) {
    throw new TypeError("rollOutDeployment: the deployment has dry_run: true, but the options have dryRun: false");
  }
  const { interval, ...request } = rest;
  const newer = await register(client, { ...deployment, dry_run: dryRun }, request);
  const { id, services } = newer;
  /** Whether the registration has made it the latest, or would in a dry run. */
  const isMadeLatest = newer.isNew || deployment.force;

  const targets = listTargets(services, id);
  const move: Move = {
    goal: { from: [], targets, move: selected, canary, unpinned: true },
    tracked: new Map(),
    left: 0,
  };
  let isSettled = dryRun;
  let known: readonly ReplacedDeployment[] | undefined;
  let older: readonly ReplacedDeployment[] = [];
  let failing: readonly FailingInvocations[] = [];
  const deleted: DeploymentUsage[] = [];

  const read = (): RollOutResult => {
    const moved = dryRun ? move.left : countMoved(move.tracked);
    const passed = listIds(move.tracked, ({ state }) => state === "passed").length;
    const nothingToDo = !isMadeLatest && known?.length === 0 && moved === 0;
    const isDeleted = ({ id }: ReplacedDeployment) => deleted.some((gone) => gone.id === id);
    const replaced = older.map((one) => ({ ...one, deleted: isDeleted(one) }));
    return { ...newer, nothingToDo, older: replaced, tried: listTried(move.tracked), moved, passed, failing };
  };
  /** Reads which of the older deployments the invocations need, and what fails on the new one. */
  const look = async (each: RequestOptions): Promise<Rows> => {
    const groups = await readGroups(client, move.goal, each);
    older = (known ?? []).map((deployment) => {
      const there = groups.filter(
        (group) => group.deployment === deployment.id && !deployment.latestOf.includes(group.service),
      );
      const invocations = addUp(there.map(({ status, count }) => [status, count]));
      return { ...deployment, invocations, notMoved: listNotMoved(move.goal, there) };
    });
    return readRows(client, move.goal, listIds(move.tracked, isOpen), each);
  };
  const plan = async (each: RequestOptions, isLast = false): Promise<MovePlan | undefined> => {
    if (!isSettled) await settle(client, services, each, longest);
    isSettled = true;
    const listed = await listServices(client, each);
    // Meanwhile, someone may have registered an older one again, or a newer one.
    if (!isLast && !(dryRun && isMadeLatest) && !isLatest(listed.services, newer)) return undefined;
    if (!known) {
      const found = await findOlder(client, newer, replaces, each);
      known = found.older;
      move.goal = { ...move.goal, registeredAt: found.registeredAt };
    }
    known = known.map((one) => ({ ...one, latestOf: listLatestOf(listed.services, one.id, newer) }));
    move.goal = { ...move.goal, from: known.map((one) => one.id) };
    const rows = await look(each);
    const next = planMove(move.goal, move.tracked, rows);
    // Afterwards, what was tried is back, and does not fail there any more.
    if (!isLast) failing = groupFailing(move.goal, next.tracked, rows);
    if (!isLast && isRefuted(next.tracked)) {
      move.tracked = next.tracked;
      const tried = listTried(next.tracked);
      const count = tried.filter(({ state }) => state === "failing").length;
      throw describeFailure(`${count} of ${tried.length} invocations that were tried`, id, failing);
    }
    return next;
  };
  const isDone = async (each: RequestOptions): Promise<boolean> => {
    // One that had not failed has nothing to pass.
    if (listIds(move.tracked, (one) => isOpen(one) && one.before.isFailing).length > 0) return false;
    const failed = failing.reduce((sum, { count }) => sum + count, 0);
    const total = failed + listIds(move.tracked, ({ state }) => state !== "failing").length;
    if (failed > total * tolerance) throw describeFailure(`${failed} of ${total} invocations`, id, failing);
    if (drain && older.some(({ invocations }) => Object.keys(invocations).length > 0)) return false;
    await prune(client, { keep, among: older.map((one) => one.id) }, each, { deleted, kept: [], notDone: [] });
    return true;
  };
  notify(onProgress, read());
  return runTurns(
    client,
    move,
    { ...request, timeout, interval },
    {
      what: drain ? "the older deployments to drain" : "the moved invocations to pass",
      dryRun,
      plan,
      isDone,
      read,
      onProgress,
      createError: (paused, cause) => new RollOutStoppedError({ result: read(), paused, cause }),
    },
  );
}

function describeFailure(counts: string, id: string, failing: readonly FailingInvocations[]): Error {
  return new RestateAdminError(`${counts} fail on ${id}${failing[0] ? `: ${describeFailing(failing[0])}` : ""}`);
}
