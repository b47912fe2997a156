import type { RegisterDeploymentRequest } from "../../generated/index.js";
import { readResult } from "../bulk/index.js";
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
import { AdminResponseError, RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment } from "../operations.js";
import { addUp, describeCounts, type WaitOptions, waitUntilListed } from "../waiting/index.js";
import { compareServices } from "./compare-services.js";
import { listNotMoved, type MoveSelection, readRows } from "./goal.js";
import { KEEP, prune } from "./prune-deployments.js";
import { type RegisteredDeployment, registerDeployment } from "./register-deployment.js";
import type { FailingInvocations, ReplacedDeployment, RollOutResult } from "./roll-out-result.js";
import { type Move, runTurns } from "./run-turns.js";
import { countMoved, groupFailing, isOpen, isRefuted, listIds, listTried } from "./tracked.js";
import { countNeeds, type DeploymentUsage, readUsage } from "./usage.js";

/** Options of {@link rollOutDeployment}. */
export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, from the registration on; 0 disables it. Default: 600000, ten minutes. */
  readonly timeout?: number | undefined;
  /** The longest time to wait until every node uses the new deployment, as in {@link RegisterOptions.settle}. */
  readonly settle?: number | undefined;
  /** How many are tried first, at least one of each handler, before the rest is moved. 0 moves all at once. Default: 5. */
  readonly canary?: number | undefined;
  /** Which invocations to move to the new deployment; `none` only waits for them. Default: `failing`. */
  readonly move?: MoveSelection | "none" | undefined;
  /** The ids of the deployments to replace, if they are registered. Default: all that share a service with the new one. */
  readonly replaces?: readonly string[] | undefined;
  /** The share of the moved invocations that may fail, from 0 to 1. Of those that are tried first, none may. Default: 0. */
  readonly tolerance?: number | undefined;
  /** Whether to wait until nothing needs the older deployments, not even what sleeps for a month. Default: false. */
  readonly drain?: boolean | undefined;
  /** How many drained older deployments of each service stay, the newest first. Default: 1, the way back. */
  readonly keep?: number | undefined;
  /** Whether to only report what would be done. The server discovers the services, and nothing changes. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** Called after the registration and after each poll, with what that poll read. An error that it throws is ignored. */
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

/**
 * Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, waits until
 * each has passed the step at which it failed, and deletes what has drained, except the newest of the older deployments.
 *
 * An invocation has passed if it was seen to complete successfully, or to get past that step. One that runs, waits or hangs has
 * not, and holds the rollout up until its `timeout`. If one of the few fails, the rollout stops: the others stay where they are.
 * Those that were tried go back to where they were, or are paused if they have made another step. If more of the rest fail than
 * `tolerance` allows, it is an error, too. In both cases nothing is deleted, the new deployment stays registered, and new
 * invocations go to it. To go back, roll out the older address with `force: true`.
 *
 * Healthy invocations finish on the older deployments; `drain: true` waits for them. A deployment that has not drained, or is
 * the latest of another service, is never deleted.
 *
 * Nothing is stored outside the server, so it survives a restart of it, and after an interruption the same call continues.
 *
 * @param deployment - The deployment to register, as for `registerDeployment`.
 * @param options - `canary`, `move`, `tolerance`, `drain`, `keep`, `replaces`, `dryRun`, `onProgress`, `settle`, `timeout`,
 * `interval`, and request options.
 * @returns What was done: how many were `moved`, and `passed`, and what is `failing`. In a dry run, what would be done.
 * @throws A {@link RegistrationError} if the deployment cannot be registered.
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that: because the new code fails,
 * after 10 minutes, unless there is another `timeout`, by its `signal`, by an error, or because another deployment is the latest.
 * @example
 * ```ts
 * const { moved, passed, older } = await rollOutDeployment(client, { uri: "http://localhost:9080" });
 * console.log(`${moved} moved, ${passed} passed`, older.filter(({ deleted }) => deleted));
 * ```
 */
export async function rollOutDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions = {},
): Promise<RollOutResult> {
  assertPlainObject(deployment, "rollOutDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const checked = assertArguments("rollOutDeployment", {}, options, OWN_OPTIONS);
  const { canary = 5, move: selected = "failing", tolerance = 0, drain = false, keep = 1, replaces, ...rest } = checked;
  const { dryRun: isTrial, onProgress, settle, timeout = 600_000, interval, ...request } = rest;
  const dryRun = isTrial === true || deployment.dry_run === true;
  const newer = await registerDeployment(client, { ...deployment, dry_run: dryRun }, { ...request, settle: 0 });
  const { id, isNew } = newer;
  /** Whether the registration has made it the latest, or would in a dry run. */
  const isMadeLatest = isNew || deployment.force === true;

  const targets = new Map(newer.services.map((service) => [service.name, service]));
  const older = new Map<string, ReplacedDeployment>();
  const deleted = new Set<string>();
  let failing: readonly FailingInvocations[] = [];
  let isRead = false;
  /** In a dry run, an older one is still the latest. Otherwise, that is one that someone has registered meanwhile. */
  const isPlanned = dryRun && isMadeLatest;
  const isOlder = (one: DeploymentUsage): boolean =>
    one.id !== id &&
    (isPlanned || !one.latestOf.some((name) => targets.has(name))) &&
    (replaces ? replaces.includes(one.id) : one.services.some(({ name }) => targets.has(name)));

  const move: Move<RollOutResult> = {
    ...{ client, calledFunction: "rollOutDeployment", tracked: new Map(), left: 0, dryRun },
    goal: { from: [], targets, move: selected, canary, unpinned: true, isNew },
    what: drain ? "the older deployments to drain" : "the moved invocations to pass",
    async look(each) {
      if (!isRead && !dryRun) await waitUntilListed(client, newer.services, each, settle);
      const { deployments, groups } = await readUsage(client, each);
      for (const one of deployments.filter(isOlder)) {
        const changes = older.get(one.id)?.changes ?? (await findChanges(client, one.id, newer, each));
        older.set(one.id, { ...one, changes, notMoved: [], deleted: false });
      }
      const registered = deployments.find((one) => one.id === id);
      const registeredAt = registered && new Date(registered.createdAt);
      move.goal = { ...move.goal, from: [...older.keys()], registeredAt };
      for (const one of older.values()) {
        const latestOf = one.latestOf.filter((name) => !targets.has(name));
        const own = groups.filter((group) => group.deployment === one.id && !latestOf.includes(group.service));
        older.set(one.id, { ...one, latestOf, ...countNeeds(own), notMoved: listNotMoved(move.goal, own) });
      }
      if (!isPlanned && !isLatest(deployments, newer)) return undefined;
      isRead = true;
      return readRows(client, move.goal, listIds(move.tracked, isOpen), each);
    },
    check(rows) {
      failing = groupFailing(move.goal, move.tracked, rows);
      if (!isRefuted(move.tracked)) return;
      const tried = listTried(move.tracked);
      const count = tried.filter(({ state }) => state === "failing").length;
      throw describeFailure(`${count} of ${tried.length} invocations that were tried`, id, failing);
    },
    async finish(each) {
      // One that had not failed has nothing to pass.
      const open = listIds(move.tracked, (one) => isOpen(one) && one.before.isFailing);
      if (open.length > 0) return `${open.length} of the moved invocations have not passed yet, such as ${open[0]}`;
      const failed = failing.reduce((sum, { count }) => sum + count, 0);
      const total = failed + listIds(move.tracked, ({ state }) => state !== "failing").length;
      if (failed > total * tolerance) throw describeFailure(`${failed} of ${total} invocations`, id, failing);
      const needed = [...older.values()].find(({ isDrained }) => !isDrained);
      if (drain && needed) return describeNeeds(needed);
      const pruned = await readResult(prune(client, { ...each, keep }, [...older.keys()]));
      const gone = pruned.unchanged.filter(({ reason }) => reason === "gone");
      for (const one of [...pruned.succeeded, ...gone]) deleted.add(one.id);
      const [problem] = [...pruned.failed, ...pruned.unknown];
      if (problem) throw problem.error;
      return pruned.notStarted.length === 0 ? undefined : "the deletions were interrupted";
    },
    read() {
      const moved = dryRun ? move.left : countMoved(move.tracked);
      const passed = listIds(move.tracked, ({ state }) => state === "passed").length;
      const nothingToDo = isRead && !isMadeLatest && older.size === 0 && moved === 0;
      const replaced = [...older.values()].map((one) => ({ ...one, deleted: deleted.has(one.id) }));
      return { ...newer, nothingToDo, older: replaced, tried: listTried(move.tracked), moved, passed, failing };
    },
    report: () => notify(onProgress, move.read()),
  };
  move.report?.();
  return runTurns(move, { ...request, timeout, interval });
}

async function findChanges(client: Client, id: string, { services }: RegisteredDeployment, request: RequestOptions) {
  const older = await getDeployment(client, id, request).catch((error: unknown) => {
    // Someone else has deleted it meanwhile.
    if (!(error instanceof AdminResponseError && error.status === 404)) throw error;
  });
  return older ? compareServices(older.services, services) : [];
}

/** Whether the server lists all services, unless it is starting. Throws if another deployment is the latest of one. */
function isLatest(deployments: readonly DeploymentUsage[], { id, services }: RegisteredDeployment): boolean {
  return services.every(({ name }) => {
    const latest = deployments.find(({ latestOf }) => latestOf.includes(name));
    if (!latest || latest.id === id) return latest !== undefined;
    const state = `${id} is not the latest deployment of ${name}: ${latest.id} is`;
    throw new RestateAdminError(`${state}; to go back to an older deployment, roll out its address with force: true`);
  });
}

function describeFailure(counts: string, id: string, [first]: readonly FailingInvocations[]): Error {
  const reason = first?.isNew === undefined ? "" : first.isNew ? ", for a new reason" : ", as before";
  const example =
    first && `${first.count} of ${first.handler} fail${reason}, such as ${first.example}: ${first.message}`;
  return new RestateAdminError(`${counts} fail on ${id}: ${example}`);
}

function describeNeeds({ id, pinned, unpinned, notMoved: [first] }: ReplacedDeployment): string {
  const counts = describeCounts(addUp([...Object.entries(pinned), ...Object.entries(unpinned)]));
  return `${id} has ${counts}${first ? `, such as ${first.example} of ${first.handler}: ${first.reason}` : ""}`;
}
