import type { DeploymentResponse, RegisterDeploymentRequest, ServiceMetadata } from "../../generated/index.js";
import { runWithin } from "../call/index.js";
import type { RequestOptions, Rule } from "../client/index.js";
import { assertArguments, assertPlainObject, BOOLEAN, notify, oneOf, wholeNumber } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type FailureGroup, getInvocation, groupFailures, readDuration } from "../invocations/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { WAIT_RULES, WaitTimeoutError } from "../waiting/index.js";
import { lookUp, readGroups } from "./invocation-groups.js";
import { createMoveState, hasFailed, type MoveState, recordFailure, recordRemaining } from "./move-state.js";
import { type Destination, writeIsFailing } from "./outcome.js";
import { type RegisteredDeployment, registerDeployment } from "./register-deployment.js";
import { listNotMoved, type RollOutOptions, type RollOutResult } from "./roll-out-result.js";
import { type Move, runMoves } from "./run-moves.js";
import { describeUsage } from "./usage.js";

export const ROLL_OUT_RULES: Readonly<Record<"move" | "canary" | "tolerance" | "bake" | "dryRun", Rule>> = {
  move: /* @__PURE__ */ oneOf(["failing", "all", "none"]),
  canary: /* @__PURE__ */ wholeNumber(0),
  tolerance: {
    wanted: "a number from 0 to 1",
    isRight: (value) => typeof value === "number" && value >= 0 && value <= 1,
  },
  bake: { wanted: "a duration such as { minutes: 10 }", isRight: (value) => readDuration(value) >= 0 },
  dryRun: BOOLEAN,
};

/**
 * Registers a deployment, moves invocations that fail on older ones to it, a few first, and with `bake` watches it.
 *
 * 1. It moves invocations that fail on older deployments of its services, or that are pinned to deleted deployments. It first tries
 *    `canary` of them, and moves the rest once each has succeeded, or got past the step at which it failed.
 * 2. Without `bake`, it waits for attempts on the older code, up to five seconds after the registration or the last pause or move.
 *    `notMoved` lists the attempts that still run. A release that moves nothing checks nothing.
 * 3. With `bake`, it watches all invocations on the new deployment, and moves more as attempts on older code end.
 *
 * The release stops if:
 *
 * - a tried invocation fails, or all tried invocations vanish while others are left to move.
 * - the share of failures exceeds `tolerance`.
 * - by the end of the bake, no invocation has succeeded or is suspended, and no tried invocation got past its failure.
 *
 * A tried invocation that hangs delays the end until `timeout`. Without `bake`, so does any moved invocation that makes no step.
 * Nothing is deleted. The same call continues the release; {@link restoreDeployment} goes back.
 *
 * @param deployment - The deployment to register, as for `registerDeployment`.
 * @param options - `canary`, `move`, `bake`, `tolerance`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns The outcomes on the new deployment, and how many invocations this call has moved, or would move in a dry run.
 * @throws A {@link RegistrationError} if the deployment cannot be registered, or a {@link WaitTimeoutError} if that takes too long.
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops later, also if another deployment is latest.
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
  const calledFunction = "rollOutDeployment";
  assertPlainObject(deployment, `${calledFunction}: the deployment`, '{ uri: "http://localhost:9080" }');
  const checked = assertArguments(calledFunction, {}, options, { ...ROLL_OUT_RULES, ...WAIT_RULES });
  const dryRun = checked.dryRun === true || deployment.dry_run === true;
  const makeLatest = async (request: RequestOptions) => {
    const registered = await registerDeployment(client, { ...deployment, dry_run: dryRun }, request);
    return { ...registered, isMadeLatest: registered.isNew || deployment.force === true };
  };
  return runRelease(client, { calledFunction, awaitsMoved: true, makeLatest }, { ...checked, dryRun });
}

/** The difference between a release and the restore of an older deployment. */
interface ReleaseKind extends Pick<Move, "calledFunction">, Pick<MoveState["goal"], "awaitsMoved"> {
  /** Makes the deployment the latest, unless it already is. A dry run changes nothing. */
  readonly makeLatest: (request: RequestOptions) => Promise<LatestDeployment>;
}

type LatestDeployment = RegisteredDeployment & Pick<RollOutResult, "isMadeLatest">;

/** A release whose deployment is the latest. */
interface Release {
  readonly client: Client;
  readonly deployment: LatestDeployment;
  readonly state: MoveState;
  /** Whether a dry run only plans to make the deployment the latest. */
  readonly isPlanned: boolean;
  /** The deployments and services that the server has listed last. */
  readonly deployments: readonly DeploymentResponse[];
  readonly services: readonly ServiceMetadata[];
  /** The failures on the deployment, as read before the last action. */
  readonly failures: readonly FailureGroup[];
}

/** Makes a deployment the latest, and moves invocations to it. The options are already checked. */
export async function runRelease(
  client: Client,
  { calledFunction, awaitsMoved, makeLatest }: ReleaseKind,
  options: RollOutOptions,
): Promise<RollOutResult> {
  const { canary = 5, move = "failing", tolerance = 0, dryRun = false, bake, onProgress, ...rest } = options;
  const bakeTime = bake === undefined ? 0 : readDuration(bake);
  // Each poll of a bake reads all invocations.
  const bakeInterval = bake && Math.min(30_000, Math.max(5_000, bakeTime / 20));
  const { timeout = 600_000 + bakeTime, interval = bakeInterval, ...request } = rest;
  const start = performance.now();
  const deployment = await runWithin(
    timeout,
    request.signal,
    (signal) => makeLatest({ ...request, signal }),
    () => new WaitTimeoutError({ calledFunction, timeout, what: "the registration", cause: undefined }),
  );
  const services = new Map(deployment.services.map((service) => [service.name, service]));
  const checks = { canary: dryRun ? 0 : canary, tolerance, awaitsMoved, bake: bakeTime };
  const state = createMoveState({ services, move, movesUnpinned: true, ...checks }, true);
  const nothingRead = { deployments: [], services: [], failures: [] };
  let release: Release = { client, deployment, state, isPlanned: dryRun && deployment.isMadeLatest, ...nothingRead };
  const createResult = () => describeRelease(release);
  notify(onProgress, createResult());
  const releaseMove: Move<RollOutResult> = {
    client,
    calledFunction,
    state,
    dryRun,
    start,
    condition: bake === undefined ? "the moved invocations to pass" : "the end of the bake",
    readInvocations: async (turnRequest) => {
      const listing = await readListing(release, turnRequest);
      release = { ...release, ...listing };
      if (!listing) return undefined;
      const ids = state.tried.map(({ id }) => id);
      return readGroups(client, { destination: describeDestination(release), ids }, turnRequest);
    },
    readEvidence: async (action, turnRequest) => {
      release = { ...release, failures: await readFailures(release, turnRequest) };
      if (action === "end") recordRemaining(state, (await lookUp(client, state.moved.keys(), turnRequest)).length);
      return `, on ${deployment.id}${describeFailures(release.failures)}`;
    },
    createResult,
  };
  const report = onProgress && (() => onProgress(createResult()));
  return runMoves(releaseMove, { ...request, timeout, interval, onProgress: report });
}

/** Reads the deployments and services. Returns undefined while the server starts. */
async function readListing({ client, deployment, isPlanned }: Release, request: RequestOptions) {
  const { services } = await listServices(client, request);
  if (!isPlanned && !checkLatest(deployment, services)) return undefined;
  const { deployments } = await listDeployments(client, request);
  return { services, deployments };
}

function describeDestination({ state, deployment: { id }, isPlanned, deployments }: Release): Destination {
  const created = deployments.find((listed) => listed.id === id)?.created_at;
  const latest = isPlanned || !created ? undefined : { id, createdAt: new Date(created) };
  return { ...state.goal, latest, existing: deployments.map((listed) => listed.id) };
}

/** Reads the failures on the deployment, and those of the tried invocations. */
async function readFailures(release: Release, request: RequestOptions): Promise<readonly FailureGroup[]> {
  const { client, state } = release;
  const { tried, outcomes, groups } = state;
  const triedFailures = tried.filter(hasFailed);
  for (const trial of triedFailures) {
    const row = await getInvocation(client, trial.id, { ...request, withFailure: true });
    recordFailure(state, trial, row?.failure);
  }
  const ids = groups.flatMap(({ id, plan, outcome }) =>
    id !== null && plan === "at destination" && outcome === "failing" ? [id] : [],
  );
  const hasFailures = outcomes.failing + outcomes.failed + triedFailures.length > 0;
  const condition = writeIsFailing(describeDestination(release), ids);
  return hasFailures ? groupFailures(client, condition, { ...request, similar: true }) : [];
}

function describeRelease({ deployment, state, deployments, services, failures }: Release): RollOutResult {
  const { goal, moved, tried, outcomes } = state;
  const groups = state.groups.filter(({ status }) => status !== "completed");
  // Deployments that serve the same services, or were deleted while invocations of these services need them.
  const others = describeUsage(deployments, services, groups).flatMap((usage) => {
    const dependent = groups.filter((group) => group.deployment === usage.id && goal.services.has(group.service));
    const isConcerned = dependent.length > 0 || usage.services.some(({ name }) => goal.services.has(name));
    return usage.id !== deployment.id && isConcerned ? [{ ...usage, notMoved: listNotMoved(dependent) }] : [];
  });
  const seen = { ...outcomes, tried, failures: failures.slice(0, 100), others };
  return { ...deployment, moved: moved.size, ...seen };
}

/** Throws if another deployment is the latest of a service. Returns false while a starting server does not list all services yet. */
function checkLatest({ id, services }: RegisteredDeployment, listed: readonly ServiceMetadata[]): boolean {
  return services.every(({ name }) => {
    const latest = listed.find((service) => service.name === name)?.deployment_id;
    if (latest === undefined || latest === id) return latest === id;
    const problem = `${id} is not the latest deployment of ${name}: ${latest} is`;
    throw new RestateAdminError(`${problem}; to go back to it, call restoreDeployment("${id}")`);
  });
}

/** Describes the largest group of failures: `: 3 of Order/run at charge, such as inv_1: [RT0016] the message`. */
function describeFailures([first]: readonly FailureGroup[]): string {
  if (!first) return "";
  const { count, service, handler, restateCode, message, relatedCommand: command, examples } = first;
  const at = command?.name ? ` at ${command.name}` : "";
  const code = restateCode ? `[${restateCode}] ` : "";
  return `: ${count} of ${service}/${handler}${at}, such as ${examples[0]}: ${code}${message}`;
}
