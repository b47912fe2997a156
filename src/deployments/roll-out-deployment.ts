import type { RegisterDeploymentRequest } from "../../generated/index.js";
import { runWithin } from "../call/index.js";
import {
  assertArguments,
  assertPlainObject,
  BOOLEAN,
  notify,
  oneOf,
  type RequestOptions,
  type Rules,
  wholeNumber,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type FailureGroup, getInvocation, groupFailures, readDuration } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { type Sql, sql } from "../sql/index.js";
import { WAIT_RULES, WaitTimeoutError } from "../waiting/index.js";
import { createState, findService, listNotMoved, type MoveState, nameHandler, writeConcerned } from "./move-state.js";
import { countOutcomes, hasFailed, type Step } from "./next-step.js";
import { lookUp, type Rows, readGroups, readInvocations, writeOutcome } from "./read-invocations.js";
import { type RegisteredDeployment, register } from "./register-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { runMoves } from "./run-moves.js";
import { readUsage, type Usage } from "./usage.js";

/** The longest pause between polls of a bake, in milliseconds. Each poll reads all invocations three times. */
const BAKE_INTERVAL = 5_000;

export const RULES: Rules = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  tolerance: ["a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1],
  bake: ["a duration such as { minutes: 10 }", (value) => readDuration(value) >= 0],
  dryRun: BOOLEAN,
};

/**
 * Registers a deployment, moves what fails on the older ones to it, a few first, and with `bake` watches what runs there.
 *
 * It moves what fails on older deployments of the same services, and what is pinned to deployments that somebody has deleted: the
 * rest once those that are tried have succeeded, or got past the step at which they failed. With `bake`, it then watches everything
 * that runs on the new deployment, new invocations too. Without it, and without anything to move, nothing is checked.
 *
 * It stops with an error if one of those that are tried fails, if all of these vanish, if more than `tolerance` of what has ended
 * or fails has failed, or if nothing has succeeded by the end of the bake. One that is tried and hangs holds it up until its
 * `timeout`. It deletes nothing, and never goes back by itself: {@link restoreDeployment} does. After an interruption, the same call
 * continues.
 *
 * @param deployment - The deployment to register, as for `registerDeployment`.
 * @param options - `canary`, `move`, `bake`, `tolerance`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns What was seen on the new deployment, and what was moved. In a dry run, what would be moved.
 * @throws A {@link RegistrationError} if the deployment cannot be registered, or a {@link WaitTimeoutError} if that takes too long.
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
  return release(client, name, deployment, assertArguments(name, {}, options, { ...RULES, ...WAIT_RULES }));
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
    () => new WaitTimeoutError({ calledFunction, timeout, what: "the registration", cause: undefined }),
  );
  /** Whether the registration has made it the latest, or would in a dry run: then an older one still is. */
  const isMadeLatest = newer.isNew || deployment.force === true;
  const isPlanned = dryRun && isMadeLatest;
  const state = createState({ services: newer.services, move: selection, unpinned: true, canary, tolerance });
  let usage: Usage | undefined;
  let failures: readonly FailureGroup[] = [];
  let vanished = 0;
  let bakedAt: number | undefined;

  async function look(each: RequestOptions): Promise<Rows | undefined> {
    if (bakeTime > 0) state.bake = bakedAt === undefined || performance.now() < bakedAt ? "running" : "over";
    usage = await readUsage(client, each, false);
    if (!isPlanned && !isLatest(usage, newer)) return undefined;
    state.deleted = usage.deployments.filter(({ isDeleted }) => isDeleted).map(({ id }) => id);
    const rows = await readInvocations(client, writeConcerned(state), each);
    const tried = await lookUp(client, state.tried.keys(), each);
    state.groups = isPlanned ? [] : await readGroups(client, each, writeIsThere(newer, usage));
    return new Map([...rows.map((row) => [row.id, row] as const), ...tried]);
  }

  async function prepare({ action, why, tried }: Step, each: RequestOptions): Promise<void> {
    const bad = [...tried.values()].filter(hasFailed);
    for (const one of bad) {
      const row = await getInvocation(client, one.id, { ...each, withFailure: true });
      tried.set(one.id, { ...one, failure: row?.failure });
    }
    const isWrong = bad.length > 0 || state.groups.some(({ outcome }) => outcome === "failing" || outcome === "failed");
    // Another attempt may run now of those that were seen to fail.
    const isFailing = sql`${writeOutcome()} IN ('failing', 'failed') OR id IN ${bad.map(({ id }) => id)}`;
    const condition = sql`${writeIsThere(newer, usage)} AND (${isFailing})`;
    failures = isWrong ? (await groupFailures(client, condition, { ...each, similar: true })).slice(0, 100) : [];
    if (action === "stop") throw new RestateAdminError(`${why}, on ${newer.id}${describeFailures(failures)}`);
    if (action === "bake") bakedAt ??= performance.now() + bakeTime;
    const moved = action === "end" ? await lookUp(client, state.moved.keys(), each) : new Map();
    vanished = [...moved.values()].filter((row) => !row).length;
  }

  function read(): RollOutResult {
    const { vanished: gone, ...counts } = countOutcomes(state.groups, state.tried);
    return {
      ...newer,
      nothingToDo: usage !== undefined && !isMadeLatest && state.moved.size === 0,
      moved: dryRun ? state.left : state.moved.size,
      ...{ ...counts, vanished: Math.max(gone, vanished) },
      ...{ tried: [...state.tried.values()], failures, older: listOlder(usage, state, newer.id) },
    };
  }

  notify(onProgress, read());
  const what = bake === undefined ? "the moved invocations to pass" : "the end of the bake";
  const left = timeout && Math.max(1, Math.round(timeout - (performance.now() - start)));
  const waiting = { ...request, timeout: left, interval, onProgress: onProgress && (() => onProgress(read())) };
  return runMoves({ client, calledFunction, state, dryRun, what, look, prepare, read }, waiting);
}

/** Lists the older deployments that serve the same services, or that somebody deleted while invocations of these need them. */
function listOlder(usage: Usage | undefined, state: MoveState, id: string): RollOutResult["older"] {
  return (usage?.deployments ?? []).flatMap((one) => {
    const own = (usage?.groups ?? []).filter(
      ({ deployment, service }) => deployment === one.id && findService(state, service),
    );
    const isOlder = own.length > 0 || one.services.some(({ name }) => findService(state, name));
    return one.id === id || !isOlder ? [] : [{ ...one, notMoved: listNotMoved(state, own) }];
  });
}

/** Whether the server lists all services, unless it is starting. Throws if another deployment is the latest of one. */
function isLatest({ deployments }: Usage, { id, services }: RegisteredDeployment): boolean {
  return services.every(({ name }) => {
    const other = deployments.find(({ latestOf }) => latestOf.includes(name))?.id;
    if (other === undefined || other === id) return other === id;
    const state = `${id} is not the latest deployment of ${name}: ${other} is`;
    throw new RestateAdminError(`${state}; to go back to it, call restoreDeployment("${id}")`);
  });
}

/**
 * Writes the condition that an invocation has run on a deployment since it became the latest: it is pinned there, or has no pin and was
 * last tried there. Nothing tells that of one that waits or is paused, but what fails without a pin since then fails there.
 */
function writeIsThere({ id, services }: RegisteredDeployment, usage: Usage | undefined): Sql {
  const since = new Date(usage?.deployments.find((one) => one.id === id)?.createdAt ?? Number.NaN);
  return sql`((pinned_deployment_id = ${id} AND (status <> 'completed' OR completed_at >= ${since}))
    OR (pinned_deployment_id IS NULL AND target_service_name IN ${services.map(({ name }) => name)}
      AND (last_attempt_deployment_id = ${id} OR (status IN ('paused', 'backing-off') AND failed_at >= ${since}))))`;
}

/** Describes the largest group of failures: ` : 3 of Order/run at charge, such as inv_1: [RT0016] the message`. */
function describeFailures([first]: readonly FailureGroup[]): string {
  if (!first) return "";
  const { count, restateCode, message, relatedCommand: step, examples } = first;
  const place = step?.name ? ` at ${step.name}` : "";
  const code = restateCode ? `[${restateCode}] ` : "";
  return `: ${count} of ${nameHandler(first)}${place}, such as ${examples[0]}: ${code}${message}`;
}
