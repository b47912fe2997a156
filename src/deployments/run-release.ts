import type { DeploymentResponse, ServiceMetadata } from "../../generated/index.js";
import { runWithin } from "../call/index.js";
import { notify, type RequestOptions } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type FailureGroup, getInvocation, groupFailures, readDuration } from "../invocations/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { MOMENT, WaitTimeoutError } from "../waiting/index.js";
import { type InvocationGroup, lookUp, type MoveTarget, readGroups, writeIsFailing } from "./invocation-groups.js";
import { createMoveState, hasFailed, listNotMoved, type MoveGoal, type MoveState } from "./move-state.js";
import type { Step } from "./next-step.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";
import { type Move, runMoves } from "./run-moves.js";
import { describeUsage } from "./usage.js";

/** The difference between a release and the restore of an older deployment. */
interface ReleaseKind extends Pick<Move, "calledFunction">, Pick<MoveGoal, "isAwaited"> {
  /** Makes the deployment the latest, unless it is. In a dry run, it only returns what it would do. */
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
  deployments: readonly DeploymentResponse[];
  services: readonly ServiceMetadata[];
  /** The failures on the deployment before the last step. */
  failures: readonly FailureGroup[];
}

/** Makes a deployment the latest, and moves invocations to it. The options are already checked. */
export async function runRelease(
  client: Client,
  { calledFunction, isAwaited, makeLatest }: ReleaseKind,
  options: RollOutOptions,
): Promise<RollOutResult> {
  const { canary = 5, move = "failing", tolerance = 0, dryRun = false, bake, onProgress, ...rest } = options;
  const bakeTime = bake === undefined ? 0 : readDuration(bake);
  // Each poll of a bake reads all invocations.
  const pause = bake && Math.min(30_000, Math.max(5_000, bakeTime / 20));
  const { timeout = 600_000 + bakeTime, interval = pause, ...request } = rest;
  const start = performance.now();
  const deployment = await runWithin(
    timeout,
    request.signal,
    (signal) => makeLatest({ ...request, signal }),
    () => new WaitTimeoutError({ calledFunction, timeout, what: "the registration", cause: undefined }),
  );
  const services = new Map(deployment.services.map((one) => [one.name, one]));
  const trial = { canary: dryRun ? 0 : canary, tolerance, isAwaited, bake: bakeTime };
  const state = createMoveState({ services, move, movesUnpinned: true, ...trial }, performance.now() + MOMENT);
  const read = { deployments: [], services: [], failures: [] };
  const release: Release = { client, deployment, state, isPlanned: dryRun && deployment.isMadeLatest, ...read };
  const createResult = () => describeRelease(release);
  notify(onProgress, createResult());
  const releaseMove: Move<RollOutResult> = {
    ...{ client, calledFunction, state, dryRun, start, createResult },
    condition: bake === undefined ? "the moved invocations to pass" : "the end of the bake",
    readInvocations: (each) => readInvocations(release, each),
    prepareStep: (step, each) => prepareStep(release, step, each),
  };
  const report = onProgress && (() => onProgress(createResult()));
  return runMoves(releaseMove, { ...request, timeout, interval, onProgress: report });
}

/** Reads deployments, services and invocations. Returns undefined while the server starts. */
async function readInvocations(
  release: Release,
  request: RequestOptions,
): Promise<readonly InvocationGroup[] | undefined> {
  const { client, deployment, state, isPlanned } = release;
  const { services } = await listServices(client, request);
  if (!isPlanned && !isLatest(deployment, services)) return undefined;
  const { deployments } = await listDeployments(client, request);
  Object.assign(release, { services, deployments });
  return readGroups(client, { target: describeTarget(release), ids: state.tried.keys() }, request);
}

function describeTarget({ state, deployment: { id }, isPlanned, deployments }: Release): MoveTarget {
  const created = deployments.find((one) => one.id === id)?.created_at;
  const latest = isPlanned || !created ? undefined : { id, createdAt: new Date(created) };
  return { ...state.goal, latest, existing: deployments.map((one) => one.id) };
}

/** Reads the failures for the result. Throws at the step `stop`, and counts the vanished invocations at the step `end`. */
async function prepareStep(release: Release, { action, why }: Step, request: RequestOptions): Promise<void> {
  const { client, deployment, state } = release;
  const { tried, outcomes, moved, groups } = state;
  const triedFailures = [...tried.values()].filter(hasFailed);
  for (const one of triedFailures) {
    const row = await getInvocation(client, one.id, { ...request, withFailure: true });
    tried.set(one.id, { ...one, failure: row?.failure });
  }
  const failing = groups.filter(({ plan, outcome }) => plan === "on target" && outcome === "failing");
  const ids = failing.map(({ id }) => id);
  const hasFailures = outcomes.failing + outcomes.failed + triedFailures.length > 0;
  const condition = writeIsFailing(describeTarget(release), ids);
  release.failures = hasFailures ? await groupFailures(client, condition, { ...request, similar: true }) : [];
  if (action === "stop") {
    throw new RestateAdminError(`${why}, on ${deployment.id}${describeFailures(release.failures)}`);
  }
  if (action !== "end") return;
  const kept = await lookUp(client, moved.keys(), request);
  state.outcomes = { ...outcomes, vanished: moved.size - kept.length };
}

function describeRelease({ deployment, state, deployments, services, failures }: Release): RollOutResult {
  const { goal, moved, tried, outcomes } = state;
  const groups = state.groups.filter(({ status }) => status !== "completed");
  // Deployments that serve the same services, or that somebody deleted while invocations of these need them.
  const others = describeUsage(deployments, services, groups).flatMap((one) => {
    const own = groups.filter((group) => group.deployment === one.id && goal.services.has(group.service));
    const isConcerned = own.length > 0 || one.services.some(({ name }) => goal.services.has(name));
    return one.id !== deployment.id && isConcerned ? [{ ...one, notMoved: listNotMoved(own) }] : [];
  });
  const nothingToDo = deployments.length > 0 && !deployment.isMadeLatest && moved.size === 0;
  return {
    ...deployment,
    nothingToDo,
    moved: moved.size,
    ...outcomes,
    tried: [...tried.values()],
    failures: failures.slice(0, 100),
    others,
  };
}

/** Whether the server lists a deployment as the latest of its services: not yet, while it starts. Throws if another one is. */
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
  const at = step?.name ? ` at ${step.name}` : "";
  const code = restateCode ? `[${restateCode}] ` : "";
  return `: ${count} of ${service}/${handler}${at}, such as ${examples[0]}: ${code}${message}`;
}
