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
  STRINGS,
  wholeNumber,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Client, deleteDeployment, listServices } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { findOlder, ignoreGone, isLatest, listLatestOf } from "./older-deployments.js";
import { countMoved, isRefuted, listOpen, listTried } from "./phases.js";
import type { MovePlan } from "./plan-move.js";
import { planRollOut } from "./plan-roll-out.js";
import { type MoveSelection, readTurn } from "./read-invocations.js";
import { register } from "./register-deployment.js";
import type { MovedInvocation, ReplacedDeployment, RollOutResult } from "./results.js";
import { type Move, runTurns } from "./run-turns.js";
import { settle } from "./settle.js";
import { describeFailing, RollOutStoppedError } from "./stopped-errors.js";
import { TIMEOUT } from "./times.js";

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
  /** Whether to keep the older deployments once they have drained. Default: false. */
  readonly keepOlder?: boolean | undefined;
  /** Whether to only report what would be done. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /**
   * Called after the registration and after each poll, with what that poll read. An error that it throws is ignored.
   */
  readonly onProgress?: ((result: RollOutResult) => unknown) | undefined;
}

const OWN_OPTIONS = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  keepOlder: BOOLEAN,
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
  const { canary = CANARY, move: selected = "failing", replaces, keepOlder = false, ...others } = checked;
  const { dryRun = deployment.dry_run === true, onProgress, settle: longest, timeout = TIMEOUT, ...rest } = others;
  if (deployment.dry_run && !dryRun) {
    throw new TypeError("rollOutDeployment: the deployment has dry_run: true, but the options have dryRun: false");
  }
  const { interval, ...request } = rest;
  const newer = await register(client, { ...deployment, dry_run: dryRun }, request);
  const { id: to, services } = newer;
  /** Whether the registration has made it the latest, or would in a dry run. */
  const isMadeLatest = newer.isNew || deployment.force;

  const move: Move = {
    goal: { from: [], to, services, move: selected, canary, unpinned: true },
    phases: new Map(),
    left: 0,
  };
  let isSettled = dryRun;
  /** Those that it replaces, before their invocations have been read. */
  let known: readonly ReplacedDeployment[] | undefined;
  let older: readonly ReplacedDeployment[] | undefined;
  let failing: readonly MovedInvocation[] = [];

  const read = (): RollOutResult => {
    const moved = dryRun ? move.left : countMoved(move.phases);
    const nothingToDo = !isMadeLatest && older?.length === 0 && moved === 0;
    return { ...newer, nothingToDo, older: older ?? [], tried: listTried(move.phases), moved, failing };
  };
  const plan = async (each: RequestOptions, isLast = false): Promise<MovePlan | undefined> => {
    if (!isSettled) await settle(client, services, each, longest);
    isSettled = true;
    const listed = await listServices(client, each);
    // Meanwhile, someone may have registered an older one again, or a newer one.
    if (!isLast && !(dryRun && isMadeLatest) && !isLatest(listed.services, newer)) return undefined;
    known ??= await findOlder(client, newer, replaces, each);
    known = known.map((one) => ({ ...one, latestOf: listLatestOf(listed.services, one.id, newer) }));
    move.goal = { ...move.goal, from: known.filter(({ deleted }) => !deleted).map(({ id }) => id) };
    const found = await readTurn(client, move.goal, listOpen(move.phases), each);
    const plan = planRollOut(move.goal, move.phases, { ...found, older: known }, keepOlder || dryRun);
    ({ older, failing } = plan);
    if (isLast) return plan;
    if (isRefuted(plan.phases)) {
      move.phases = plan.phases;
      throw describeRefutation(to, listTried(plan.phases));
    }
    for (const id of plan.delete) {
      await deleteDeployment(client, id, { ...each, force: true }).catch(ignoreGone);
      known = older = older.map((one) => (one.id === id ? { ...one, deleted: true } : one));
    }
    return plan;
  };
  notify(onProgress, read());
  return runTurns(
    client,
    move,
    { ...request, timeout, interval },
    {
      what: "the older deployments to drain",
      dryRun,
      plan,
      read,
      onProgress,
      createError: (paused, cause) => new RollOutStoppedError({ result: read(), paused, cause }),
    },
  );
}

function describeRefutation(to: string, tried: readonly MovedInvocation[]): Error {
  const failing = tried.filter(({ state }) => state === "failing");
  const counts = `${failing.length} of ${tried.length} invocations that were tried`;
  return new RestateAdminError(counts + describeFailing(to, failing));
}
