import type { RegisterDeploymentRequest } from "../../generated/index.js";
import { runWithin } from "../call/index.js";
import {
  assertArguments,
  assertPlainObject,
  BOOLEAN,
  isPlainObject,
  notify,
  oneOf,
  pickRequest,
  type RequestOptions,
  type Rules,
  wholeNumber,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type FailureGroup, getInvocation, groupFailures, readDuration } from "../invocations/index.js";
import { type Client, getDeployment } from "../operations.js";
import { type Sql, sql } from "../sql/index.js";
import { WAIT_RULES, WaitTimeoutError } from "../waiting/index.js";
import { findReason, hasFailed, listNotMoved, MoveState, type Step, writeConcerned } from "./next-step.js";
import { type RegisteredDeployment, registerDeployment } from "./register-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { runMoves } from "./run-moves.js";
import {
  type DeploymentUsage,
  lookUp,
  readGroups,
  readInvocations,
  readUsage,
  type Usage,
  writeOutcome,
} from "./usage.js";

/** The longest pause between polls of a bake, in milliseconds. Each poll reads all invocations twice. */
const BAKE_INTERVAL = 5_000;

const RULES: Rules = {
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
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that, also if another deployment is the latest.
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

/** Options of {@link restoreDeployment}. */
export interface RestoreOptions extends Omit<RollOutOptions, "canary" | "tolerance"> {
  /** The headers that the server sends to it, instead of all of those that it was registered with. */
  readonly additionalHeaders?: Readonly<Record<string, string>> | undefined;
}

/**
 * Makes an older deployment the latest again, by its id, and moves what fails on the newer one back to it.
 *
 * The older code still has to run at its address. Its headers, metadata and HTTP version are those that it was registered with. What
 * has made steps that the older code does not make fails there with a mismatch of the journal (`RT0016`): it is listed in `failures`,
 * and stays there until a release moves it. Healthy invocations finish on the newer deployment, and so does what hangs there, or
 * takes long to fail: stop the process of the newer code first, so that its attempts fail. It deletes nothing, and no failure stops it.
 *
 * @param deploymentId - The older deployment, `dp_...`.
 * @param options - `additionalHeaders`, `move`, `bake`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns What was moved back, and what was seen on the older deployment since then.
 * @throws A TypeError, before anything is changed, if the server hides the value of a header, and `additionalHeaders` is missing.
 * @throws An {@link AdminResponseError} with status 404 if the deployment does not exist.
 * @throws A {@link RegistrationError} if it cannot be registered again: does its code still run?
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that.
 * @example
 * ```ts
 * const { moved, succeeded, failures } = await restoreDeployment(client, "dp_10AzGsK0bd2NnQY6RGCZjmr");
 * console.log(`${moved} moved back, ${succeeded} have succeeded`, failures);
 * ```
 */
export async function restoreDeployment(
  client: Client,
  deploymentId: string,
  options: RestoreOptions = {},
): Promise<RollOutResult> {
  const name = "restoreDeployment";
  const { canary: _, tolerance: __, ...rules } = RULES;
  const own = { ...WAIT_RULES, additionalHeaders: ["an object of strings", isPlainObject] } as const;
  const { additionalHeaders, ...rest } = assertArguments(name, { deploymentId }, options, { ...rules, ...own });
  // The timeout is that of the whole.
  const { timeout: ___, ...request } = pickRequest(rest);
  const registered = await getDeployment(client, deploymentId, request);
  const { metadata, additional_headers: known = {} } = registered;
  const hidden = additionalHeaders ? [] : Object.keys(known).filter((header) => /^\*+$/.test(known[header] ?? ""));
  if (hidden.length > 0)
    throw new TypeError(`${name}: the server hides the value of ${hidden}: pass additionalHeaders`);
  // What a registration leaves out would be lost (seen on 1.6.2 and 1.7.12).
  const common = { force: true, additional_headers: { ...(additionalHeaders ?? known) }, metadata };
  const place =
    "uri" in registered
      ? { uri: registered.uri, auth: registered.auth, use_http_11: registered.http_version.startsWith("HTTP/1") }
      : { arn: registered.arn, assume_role_arn: registered.assume_role_arn };
  return release(client, name, { ...common, ...place }, { ...rest, canary: 0, tolerance: 1 });
}

/** @param options - They must be checked. */
async function release(
  client: Client,
  calledFunction: string,
  deployment: RegisterDeploymentRequest,
  options: RollOutOptions,
): Promise<RollOutResult> {
  const { canary = 5, move = "failing", tolerance = 0, bake, onProgress, ...rest } = options;
  const bakeTime = bake === undefined ? 0 : readDuration(bake);
  const { timeout = 600_000 + bakeTime, interval = bake && BAKE_INTERVAL, dryRun: isTrial, ...request } = rest;
  const dryRun = isTrial === true || deployment.dry_run === true;
  const start = performance.now();
  const newer = await runWithin(
    timeout,
    request.signal,
    (signal) => registerDeployment(client, { ...deployment, dry_run: dryRun }, { ...request, signal }),
    () => new WaitTimeoutError({ calledFunction, timeout, what: "the registration", cause: undefined }),
  );
  /** Whether the registration has made it the latest, or would in a dry run: then an older one still is. */
  const isMadeLatest = newer.isNew || deployment.force === true;
  const isPlanned = dryRun && isMadeLatest;
  const state = new MoveState({ move, canary: dryRun ? 0 : canary, tolerance }, newer.services, true);
  let usage: Usage = { deployments: [], groups: [] };
  let failures: readonly FailureGroup[] = [];
  let bakedAt: number | undefined;

  async function look(each: RequestOptions) {
    if (bakeTime > 0) state.bake = bakedAt === undefined || performance.now() < bakedAt ? "running" : "over";
    usage = await readUsage(client, each, false);
    if (!isPlanned && !isLatest(usage, newer)) return undefined;
    state.deleted = usage.deployments.filter(({ isDeleted }) => isDeleted).map(({ id }) => id);
    const tried = await lookUp(client, state.tried.keys(), each);
    const isAnyConcerned = usage.groups.some((group) => findReason(state, group) === undefined);
    const rows = isAnyConcerned ? await readInvocations(client, writeConcerned(state), each) : [];
    state.groups = isPlanned ? [] : await readGroups(client, each, writeIsThere(newer, usage.deployments));
    return [...tried, ...rows.filter(({ id }) => !state.tried.has(id))];
  }

  async function prepare({ action, why }: Step, each: RequestOptions): Promise<void> {
    const { tried, seen, moved } = state;
    const bad = [...tried.values()].filter(hasFailed);
    for (const one of bad) {
      const row = await getInvocation(client, one.id, { ...each, withFailure: true });
      tried.set(one.id, { ...one, failure: row?.failure });
    }
    // Another attempt may run now of those that were seen to fail.
    const isFailing = sql`${writeOutcome()} IN ('failing', 'failed') OR id IN ${bad.map(({ id }) => id)}`;
    const condition = sql`${writeIsThere(newer, usage.deployments)} AND (${isFailing})`;
    const isWrong = bad.length + seen.failing + seen.failed > 0;
    failures = isWrong ? (await groupFailures(client, condition, { ...each, similar: true })).slice(0, 100) : [];
    if (action === "stop") throw new RestateAdminError(`${why}, on ${newer.id}${describeFailures(failures)}`);
    if (action === "bake") bakedAt ??= performance.now() + bakeTime;
    if (action === "end")
      state.seen = { ...seen, vanished: moved.size - (await lookUp(client, moved.keys(), each)).length };
  }

  function read(): RollOutResult {
    const { moved, seen, tried, services } = state;
    const nothingToDo = usage.deployments.length > 0 && !isMadeLatest && moved.size === 0;
    // Those that serve the same services, or that somebody deleted while invocations of these need them.
    const older = usage.deployments.flatMap((one) => {
      const own = usage.groups.filter((group) => group.deployment === one.id && services.has(group.service));
      const isOlder = own.length > 0 || one.services.some(({ name }) => services.has(name));
      return one.id === newer.id || !isOlder ? [] : [{ ...one, notMoved: listNotMoved(state, own) }];
    });
    return { ...newer, nothingToDo, moved: moved.size, ...seen, tried: [...tried.values()], failures, older };
  }

  notify(onProgress, read());
  const what = bake === undefined ? "the moved invocations to pass" : "the end of the bake";
  const waiting = { ...request, timeout, interval, onProgress: onProgress && (() => onProgress(read())) };
  return runMoves({ client, calledFunction, state, dryRun, what, start, look, prepare, read }, waiting);
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
export function writeIsThere(
  { id, services }: RegisteredDeployment,
  deployments: readonly Pick<DeploymentUsage, "id" | "createdAt">[],
): Sql {
  const since = new Date(deployments.find((one) => one.id === id)?.createdAt ?? Number.NaN);
  return sql`((pinned_deployment_id = ${id} AND (status <> 'completed' OR completed_at >= ${since}))
    OR (pinned_deployment_id IS NULL AND target_service_name IN ${services.map(({ name }) => name)}
      AND (last_attempt_deployment_id = ${id} OR (status IN ('paused', 'backing-off') AND failed_at >= ${since}))))`;
}

/** Describes the largest group of failures: ` : 3 of Order/run at charge, such as inv_1: [RT0016] the message`. */
function describeFailures([first]: readonly FailureGroup[]): string {
  if (!first) return "";
  const { count, service, handler, restateCode, message, relatedCommand: step, examples } = first;
  const place = step?.name ? ` at ${step.name}` : "";
  const code = restateCode ? `[${restateCode}] ` : "";
  return `: ${count} of ${service}/${handler}${place}, such as ${examples[0]}: ${code}${message}`;
}
