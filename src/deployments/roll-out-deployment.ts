import type { RegisterDeploymentRequest } from "../../generated/index.js";
import { runWithin, wait } from "../call/index.js";
import {
  assertArguments,
  assertPlainObject,
  BOOLEAN,
  FUNCTION,
  INTERVAL,
  notify,
  oneOf,
  type Rules,
  wholeNumber,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type InvocationFailure, readDuration } from "../invocations/index.js";
import type { Client } from "../operations.js";
import type { Sql } from "../sql/index.js";
import { SPREAD, WaitTimeoutError } from "../waiting/index.js";
import type { Goal } from "./goal.js";
import { addUp, countOutcomes, describeFailing, type Evidence, isChecked, judgeRelease } from "./judge-release.js";
import { isBad, listNotMoved, NOTHING, nameHandler } from "./plan-moves.js";
import {
  type FailingInvocations,
  type InvocationGroup,
  lookUp,
  readFailing,
  readFailuresOf,
  readGroups,
  readWhere,
  writeConcerned,
  writeIsThere,
} from "./read-invocations.js";
import { type RegisteredDeployment, register } from "./register-deployment.js";
import type { OlderDeployment, RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { type Move, runMoves } from "./run-moves.js";
import { readLatest, readUsage, type Usage } from "./usage.js";

/** The longest pause between polls of a bake, in milliseconds. Each poll reads all invocations twice. */
const BAKE_INTERVAL = 5_000;

export const RULES: Rules = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  tolerance: ["a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1],
  bake: ["a duration such as { minutes: 10 }", (value) => readDuration(value) >= 0],
  dryRun: BOOLEAN,
  onProgress: FUNCTION,
  interval: INTERVAL,
};

/**
 * Registers a deployment, moves what fails on the older ones to it, a few first, and with `bake` watches what runs there.
 *
 * It moves what fails on older deployments of the same services, and what is pinned to deployments that somebody has deleted.
 * A few are tried first; the rest follows once each of these has completed successfully, or has got past the step at which it
 * failed. With `bake`, it then watches everything that runs on the new deployment, new invocations too. Without `bake`, and without
 * anything to move, nothing is checked: `isChecked` is false.
 *
 * It stops with an error if one of those that are tried fails, if all of these vanish, if more than `tolerance` of what has ended
 * or fails has failed, or if nothing has succeeded by the end of the bake. What hangs or waits has not passed: one that is tried holds
 * it up until its `timeout`. It deletes nothing, and never goes back by itself: {@link restoreDeployment} does.
 *
 * Nothing is stored outside the server, so it survives a restart of it, and after an interruption the same call continues.
 *
 * @param deployment - The deployment to register, as for `registerDeployment`.
 * @param options - `canary`, `move`, `bake`, `tolerance`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns What was seen on the new deployment, and what was moved. In a dry run, what would be moved.
 * @throws A {@link RegistrationError} if the deployment cannot be registered.
 * @throws A {@link WaitTimeoutError} if the registration outlasts the `timeout`.
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that: because the new code fails, after
 * its `timeout`, by its `signal`, by an error, or because another deployment is the latest.
 * @example
 * ```ts
 * const result = await rollOutDeployment(client, { uri: "http://localhost:9080" }, { bake: { minutes: 10 } });
 * console.log(result.isChecked ? `${result.succeeded} have succeeded` : "nothing was checked", result.open);
 * ```
 */
export async function rollOutDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions = {},
): Promise<RollOutResult> {
  const name = "rollOutDeployment";
  assertPlainObject(deployment, `${name}: the deployment`, '{ uri: "http://localhost:9080" }');
  return release(client, name, deployment, assertArguments(name, {}, options, RULES));
}

/** @param options - They must be checked. */
export async function release(
  client: Client,
  calledFunction: string,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions,
): Promise<RollOutResult> {
  const { canary = 5, move: selection = "failing", tolerance = 0, bake, onProgress, ...rest } = options;
  const bakeTime = bake === undefined ? 0 : readDuration(bake);
  const { timeout = 600_000 + bakeTime, interval = bake && BAKE_INTERVAL, dryRun: isTrial, ...request } = rest;
  const dryRun = isTrial === true || deployment.dry_run === true;
  const start = performance.now();
  const newer = await runWithin(
    timeout,
    request.signal,
    (signal) => register(client, { ...deployment, dry_run: dryRun }, { ...request, signal }),
    () => new WaitTimeoutError({ timeout, what: "the registration", cause: undefined }),
  );
  const { id, isNew } = newer;
  /** Whether the registration has made it the latest, or would in a dry run. */
  const isMadeLatest = isNew || deployment.force === true;
  /** Whether an older one is still the latest. */
  const isPlanned = dryRun && isMadeLatest;

  const targets = new Map(newer.services.map((service) => [service.name, service]));
  let older: readonly OlderDeployment[] = [];
  let isThere: Sql | undefined;
  let groups: readonly InvocationGroup[] = [];
  let failures: readonly FailingInvocations[] = [];
  let reasons: ReadonlyMap<string, InvocationFailure | undefined> = new Map();
  let vanished = 0;
  let bakedAt: number | undefined;
  const isBaking = () => bakedAt !== undefined && performance.now() < bakedAt;
  const see = (isBaked = false): Evidence => ({ groups, trial: move.progress.trial, tolerance, isBaked });
  const stopIfBad = (isBaked: boolean): void => {
    const reason = judgeRelease(see(isBaked));
    if (reason) throw new RestateAdminError(`${reason}, on ${id}${describeFailing(failures)}`);
  };

  const move: Move<RollOutResult> = {
    ...{ client, calledFunction, progress: NOTHING, left: 0, dryRun },
    goal: { from: [], deleted: [], targets, move: selection, canary, unpinned: true },
    what: bake === undefined ? "the moved invocations to pass" : "the end of the bake",
    async look(each) {
      if (!isThere && !dryRun && isMadeLatest) await wait(SPREAD, each.signal);
      // Nothing but the new deployment changes while it bakes.
      const usage = isBaking() ? undefined : await readUsage(client, each, false);
      if (!isPlanned && !isLatest(usage?.latest ?? (await readLatest(client, each)), newer)) return undefined;
      if (usage) {
        older = listOlder(usage, move.goal, id);
        const deleted = older.filter((one) => one.isDeleted).map((one) => one.id);
        move.goal = { ...move.goal, from: older.map((one) => one.id), deleted };
        const since = new Date(usage.deployments.find((one) => one.id === id)?.createdAt ?? Number.NaN);
        isThere = isPlanned ? undefined : writeIsThere(id, [...targets.keys()], since);
      }
      const rows = await readWhere(client, writeConcerned(move.goal), each);
      const tried = await lookUp(client, [...move.progress.trial.keys()], each);
      return new Map([...rows.map((row) => [row.id, row] as const), ...tried]);
    },
    async check(each) {
      groups = isThere ? await readGroups(client, each, isThere) : [];
      const bad = [...move.progress.trial].filter(([, { state }]) => isBad(state)).map(([one]) => one);
      const isWrong = bad.length > 0 || addUp(groups, ["failed", "failing"]) > 0;
      failures = isThere && isWrong ? await readFailing(client, isThere, bad, each) : [];
      reasons = await readFailuresOf(client, bad, each);
      stopIfBad(false);
    },
    async finish(each) {
      bakedAt ??= bake === undefined ? undefined : performance.now() + bakeTime;
      const counts = countOutcomes(groups, vanished);
      if (isBaking()) return `${counts.succeeded} have succeeded, ${counts.open} have not ended`;
      // By the end of a bake, only what was tried must have passed: the rest counts as open.
      const [tried] = [...move.progress.trial].find(([, { state }]) => state === "open" || state === "leaving") ?? [];
      const first = tried ?? (bake ? undefined : groups.find(({ outcome }) => outcome === "trying")?.example);
      if (first) return `some have not passed yet, such as ${first}`;
      const moved = await lookUp(client, [...move.progress.moved.keys()], each);
      vanished = [...moved.values()].filter((row) => !row).length;
      stopIfBad(bake !== undefined);
      return undefined;
    },
    read() {
      const { trial, moved } = move.progress;
      const tried = [...trial].map(([one, { before, state }]) => ({
        ...{ id: one, handler: nameHandler(before), state, failure: reasons.get(one) },
      }));
      const gone = tried.filter(({ state }) => state === "vanished").length;
      const nothingToDo = isThere !== undefined && !isMadeLatest && moved.size === 0;
      const counts = countOutcomes(groups, Math.max(vanished, gone));
      return {
        ...{ ...newer, isChecked: isChecked(see()), nothingToDo, moved: dryRun ? move.left : moved.size },
        ...{ ...counts, tried, failures, older },
      };
    },
    report: () => notify(onProgress, move.read()),
  };
  move.report?.();
  const left = timeout && Math.max(1, Math.round(timeout - (performance.now() - start)));
  return runMoves(move, { ...request, timeout: left, interval });
}

/** Lists the older deployments that serve the same services, or that somebody deleted while invocations of these need them. */
function listOlder({ deployments, groups }: Usage, goal: Goal, id: string): readonly OlderDeployment[] {
  return deployments.flatMap((one) => {
    const own = groups.filter(({ deployment, service }) => deployment === one.id && goal.targets.has(service));
    const isOlder = own.length > 0 || one.services.some(({ name }) => goal.targets.has(name));
    if (one.id === id || !isOlder) return [];
    return [{ ...one, notMoved: listNotMoved({ ...goal, deleted: one.isDeleted ? [one.id] : [] }, own) }];
  });
}

/** Whether the server lists all services, unless it is starting. Throws if another deployment is the latest of one. */
function isLatest(latest: Usage["latest"], { id, services }: RegisteredDeployment): boolean {
  return services.every(({ name }) => {
    const other = latest.get(name);
    if (other === undefined || other === id) return other === id;
    const state = `${id} is not the latest deployment of ${name}: ${other} is`;
    throw new RestateAdminError(`${state}; to go back to it, call restoreDeployment("${id}")`);
  });
}
