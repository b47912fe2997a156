import type { DeploymentResponse, RegisterDeploymentRequest, ServiceMetadata } from "../../generated/index.js";
import { runWithin } from "../call/index.js";
import type { RequestOptions, Rules } from "../client/index.js";
import { assertArguments, assertPlainObject, BOOLEAN, notify, oneOf, wholeNumber } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type FailureGroup, getInvocation, groupFailures, readDuration } from "../invocations/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { MOMENT, WAIT_RULES, WaitTimeoutError } from "../waiting/index.js";
import {
  type GroupContext,
  type InvocationGroup,
  lookUp,
  readGroups,
  writeIsFailing,
  writeIsRelevant,
} from "./invocation-groups.js";
import { createMoveState, hasFailed, listNotMoved, type MoveGoal, type MoveState } from "./move-state.js";
import type { Step } from "./next-step.js";
import { type RegisteredDeployment, registerDeployment } from "./register-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { type Move, runMoves } from "./run-moves.js";
import { describeUsage } from "./usage.js";

export const ROLL_OUT_RULES: Rules = {
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
 * It moves invocations that fail on older deployments of its services, or that are pinned to deleted deployments. It first tries
 * `canary` of them, and moves the rest once each has succeeded, or got past the step at which it failed. An attempt in flight on the
 * older code has five seconds to fail or to pause; otherwise its invocation is in `notMoved`. With `bake`, it watches all invocations on
 * the new deployment, and moves others as they come free. Without `bake`, and with nothing to move, nothing is checked.
 *
 * It stops with an error if a tried invocation fails, if the share of failures is above `tolerance`, if all tried ones vanish while
 * others are left, or if by the end of the bake none has succeeded or is suspended, and no tried one got past its failure. A moved
 * invocation that hangs delays the end until `timeout`. Nothing is deleted. The same call continues; {@link restoreDeployment} goes back.
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
  return runRelease(client, { ...checked, calledFunction, dryRun, isAwaited: true, makeLatest });
}

/** The options of a release, or of the restore of an older deployment. */
interface ReleaseOptions extends RollOutOptions, Pick<MoveGoal, "isAwaited">, Pick<Move, "calledFunction"> {
  readonly dryRun: boolean;
  readonly makeLatest: (request: RequestOptions) => Promise<Target>;
}

type Target = RegisteredDeployment & Pick<RollOutResult, "isMadeLatest">;

/** A release whose deployment is the latest. */
interface Release {
  readonly client: Client;
  readonly target: Target;
  readonly state: MoveState;
  /** Whether a dry run only plans to make the deployment the latest. */
  readonly isPlanned: boolean;
}

/** The deployments and services as a release has read them last, and the failures on its target. */
interface View {
  readonly deployments: readonly DeploymentResponse[];
  readonly services: readonly ServiceMetadata[];
  readonly context: GroupContext;
  readonly failures: readonly FailureGroup[];
}

/** @param options - They are already checked. */
export async function runRelease(client: Client, options: ReleaseOptions): Promise<RollOutResult> {
  const { calledFunction, dryRun, isAwaited, makeLatest, bake, onProgress, ...others } = options;
  const { canary = 5, move = "failing", tolerance = 0, ...rest } = others;
  const bakeTime = bake === undefined ? 0 : readDuration(bake);
  // Each poll of a bake reads all invocations.
  const pause = bake && Math.min(30_000, Math.max(5_000, bakeTime / 20));
  const { timeout = 600_000 + bakeTime, interval = pause, ...request } = rest;
  const start = performance.now();
  const target = await runWithin(
    timeout,
    request.signal,
    (signal) => makeLatest({ ...request, signal }),
    () => new WaitTimeoutError({ calledFunction, timeout, what: "the registration", cause: undefined }),
  );
  const services = new Map(target.services.map((one) => [one.name, one]));
  const goal = { move, services, isLatest: true, isAwaited, tolerance, canary: dryRun ? 0 : canary, bake: bakeTime };
  const state = createMoveState(goal, performance.now() + MOMENT);
  const release: Release = { client, target, state, isPlanned: dryRun && target.isMadeLatest };
  let view: View = { deployments: [], services: [], context: { target: goal }, failures: [] };

  const readInvocations = async (each: RequestOptions): Promise<readonly InvocationGroup[] | undefined> => {
    const read = await readView(release, each);
    if (!read) return undefined;
    view = { ...read, failures: view.failures };
    const { context } = view;
    const selection = { condition: writeIsRelevant(context), ids: state.tried.keys() };
    return readGroups(client, context, selection, each);
  };
  const prepareStep = async ({ action, why }: Step, each: RequestOptions): Promise<void> => {
    view = { ...view, failures: await readFailures(release, view.context, each) };
    if (action === "stop") throw new RestateAdminError(`${why}, on ${target.id}${describeFailures(view.failures)}`);
    if (action !== "end") return;
    const kept = await lookUp(client, undefined, state.moved.keys(), each);
    state.outcomes = { ...state.outcomes, vanished: state.moved.size - kept.length };
  };
  const createResult = () => describeRelease(release, view);

  notify(onProgress, createResult());
  const condition = bake === undefined ? "the moved invocations to pass" : "the end of the bake";
  const waiting = { ...request, timeout, interval, onProgress: onProgress && (() => onProgress(createResult())) };
  const releaseMove = { client, calledFunction, state, dryRun, condition, start };
  return runMoves({ ...releaseMove, readInvocations, prepareStep, createResult }, waiting);
}

/** Reads deployments and services. Returns undefined while the server starts. */
async function readView({ client, target, state, isPlanned }: Release, request: RequestOptions) {
  const { services } = await listServices(client, request);
  if (!isPlanned && !isLatest(target, services)) return undefined;
  const { deployments } = await listDeployments(client, request);
  const created = deployments.find(({ id }) => id === target.id)?.created_at;
  const latest = isPlanned || !created ? undefined : { id: target.id, createdAt: new Date(created) };
  return { deployments, services, context: { latest, target: state.goal, existing: deployments.map(({ id }) => id) } };
}

/** Reads the failures on the target, and completes each tried invocation that has failed with its own. */
async function readFailures(
  { client, state }: Release,
  context: GroupContext,
  request: RequestOptions,
): Promise<readonly FailureGroup[]> {
  const { tried, outcomes, groups } = state;
  const failed = [...tried.values()].filter(hasFailed);
  for (const one of failed) {
    const row = await getInvocation(client, one.id, { ...request, withFailure: true });
    tried.set(one.id, { ...one, failure: row?.failure });
  }
  if (outcomes.failing + outcomes.failed + failed.length === 0) return [];
  const failing = groups.filter(({ plan, outcome }) => plan === "on target" && outcome === "failing");
  const ids = failing.map(({ id }) => id);
  const found = await groupFailures(client, writeIsFailing(context, ids), { ...request, similar: true });
  return found.slice(0, 100);
}

function describeRelease({ target, state }: Release, { deployments, services, failures }: View): RollOutResult {
  const { goal, moved, tried, outcomes } = state;
  const groups = state.groups.filter(({ status }) => status !== "completed");
  // Deployments that serve the same services, or that somebody deleted while invocations of these need them.
  const others = describeUsage(deployments, services, groups).flatMap((one) => {
    const own = groups.filter((group) => group.deployment === one.id && goal.services.has(group.service));
    const isConcerned = own.length > 0 || one.services.some(({ name }) => goal.services.has(name));
    return one.id !== target.id && isConcerned ? [{ ...one, notMoved: listNotMoved(own) }] : [];
  });
  const nothingToDo = deployments.length > 0 && !target.isMadeLatest && moved.size === 0;
  return { ...target, nothingToDo, moved: moved.size, ...outcomes, tried: [...tried.values()], failures, others };
}

/** Whether the deployment is the latest of its services; false while the server starts. Throws if another one is the latest. */
function isLatest({ id, services }: RegisteredDeployment, listed: readonly ServiceMetadata[]): boolean {
  return services.every(({ name }) => {
    const other = listed.find((one) => one.name === name)?.deployment_id;
    if (other === undefined || other === id) return other === id;
    const state = `${id} is not the latest deployment of ${name}: ${other} is`;
    throw new RestateAdminError(`${state}; to go back to it, call restoreDeployment("${id}")`);
  });
}

/** Describes the largest group of failures: `: 3 of Order/run at charge, such as inv_1: [RT0016] the message`. */
function describeFailures([first]: readonly FailureGroup[]): string {
  if (!first) return "";
  const { count, service, handler, restateCode, message, relatedCommand: step, examples } = first;
  const place = step?.name ? ` at ${step.name}` : "";
  const code = restateCode ? `[${restateCode}] ` : "";
  return `: ${count} of ${service}/${handler}${place}, such as ${examples[0]}: ${code}${message}`;
}
