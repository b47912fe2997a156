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
import type { Seen, WaitOptions } from "../waiting/index.js";
import { assertLatest, findOlder, ignoreGone, listLatestOf } from "./older-deployments.js";
import { countMoved, listCanaries, listOpen, nameHandler, type Phases } from "./plan-move.js";
import { planRollOut } from "./plan-roll-out.js";
import { type Goal, type MoveSelection, readGroups, readInvocations } from "./read-invocations.js";
import { type RegisteredDeployment, register } from "./register-deployment.js";
import { releaseInvocations } from "./release-invocations.js";
import {
  type MovedInvocation,
  type ReplacedDeployment,
  type RollOutResult,
  RollOutStoppedError,
} from "./roll-out-result.js";
import { applyMove, runTurns } from "./run-turns.js";
import { settle } from "./settle.js";

/** Options of {@link rollOutDeployment}. */
export interface RollOutOptions extends WaitOptions {
  /** Total timeout in milliseconds, from the registration on; 0 disables it. Default: 600000, ten minutes. */
  readonly timeout?: number | undefined;
  /** The longest time to wait until every node uses the new deployment, as in {@link RegisterOptions.settle}. */
  readonly settle?: number | undefined;
  /**
   * How many of the invocations to move are tried first, some of each handler. The rest follows once all of these have passed
   * the step at which they failed. 0 moves all at once. Default: 5.
   */
  readonly canary?: number | undefined;
  /** Which invocations to move to the new deployment; `none` only waits for them. Default: `failing`. */
  readonly move?: MoveSelection | "none" | undefined;
  /** The ids of the deployments to replace. Default: all that share a service with the new one. */
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

/** In milliseconds. */
const DEFAULT_TIMEOUT = 600_000;

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
  const { canary, move, replaces, keepOlder, dryRun = deployment.dry_run, onProgress, ...others } = checked;
  const { settle: longest, timeout = DEFAULT_TIMEOUT, interval, ...request } = others;
  if (deployment.dry_run && !dryRun) {
    throw new TypeError("rollOutDeployment: the deployment has dry_run: true, but the options have dryRun: false");
  }
  const registered = await register(client, { ...deployment, dry_run: Boolean(dryRun) }, request);
  const settings = { canary, move, replaces, keepOlder, dryRun, force: deployment.force };
  const { read, takeTurn, stop } = createRollOut(client, registered, settings);
  if (!dryRun) {
    await settle(client, registered.services, request, longest).catch(async (cause: unknown) => {
      throw await stop(cause, request);
    });
  }
  notify(onProgress, read());
  const takeEach = (each: RequestOptions) => takeTurn(each).finally(() => notify(onProgress, read()));
  const waiting = { ...request, timeout, interval };
  await runTurns("the older deployments to drain", waiting, takeEach, (cause) => stop(cause, request));
  return read();
}

interface Settings extends Pick<RollOutOptions, "canary" | "move" | "replaces" | "keepOlder" | "dryRun"> {
  /** Whether the registration makes an address that is registered already the latest. */
  readonly force: boolean | null | undefined;
}

function createRollOut(client: Client, newer: RegisteredDeployment, settings: Settings) {
  const { canary = CANARY, move = "failing", replaces, keepOlder = false, dryRun, force } = settings;
  const { id: to, services } = newer;
  let goal: Goal = { from: [], to, services, move, canary, unpinned: true };
  let phases: Phases = new Map();
  let older: readonly ReplacedDeployment[] | undefined;
  let failing: readonly MovedInvocation[] = [];
  /** In a dry run, how many would be moved. */
  let left = 0;

  /** Reads the older deployments. Returns undefined if the server is starting, and may not list all services. */
  async function readOlder(request: RequestOptions): Promise<readonly ReplacedDeployment[] | undefined> {
    const { services } = await listServices(client, request);
    // Meanwhile, someone may have registered an older one again, or a newer one.
    if (!dryRun || !(newer.isNew || force)) assertLatest(services, newer);
    const isListed = newer.services.every(({ name }) => services.some((each) => each.name === name));
    if (!dryRun && !isListed) return undefined;
    older ??= await findOlder(client, newer, replaces, request);
    return older.map((each) => ({ ...each, latestOf: listLatestOf(services, each.id, newer) }));
  }

  async function deleteAll(ids: readonly string[], request: RequestOptions): Promise<void> {
    for (const id of ids) {
      await deleteDeployment(client, id, { ...request, force: true }).catch(ignoreGone);
      older = older?.map((each) => (each.id === id ? { ...each, deleted: true } : each));
    }
  }

  const listTried = (): readonly MovedInvocation[] =>
    listCanaries(phases).map(([id, { name, before, failure }]) => {
      return { id, handler: nameHandler(before), state: name, failure };
    });

  const read = (): RollOutResult => {
    const moved = dryRun ? left : countMoved(phases);
    const nothingToDo = !newer.isNew && !force && older?.length === 0 && moved === 0;
    return { ...newer, nothingToDo, older: older ?? [], tried: listTried(), moved, failing };
  };

  return {
    /** Returns what has been done so far, even by a turn that has not ended. */
    read,
    /** Reads what the server has, decides what to do next, and does it. */
    async takeTurn(request: RequestOptions): Promise<Seen<RollOutResult>> {
      const found = await readOlder(request);
      if (!found) return { value: read(), description: `the services of ${to} are not listed`, isReached: false };
      goal = { ...goal, from: found.filter(({ deleted }) => !deleted).map(({ id }) => id) };
      const groups = await readGroups(client, goal.from, request);
      const rows = await readInvocations(client, goal, listOpen(phases), request);
      const plan = planRollOut(goal, phases, { rows, groups, older: found }, keepOlder);
      ({ older, failing, left } = plan);
      if (dryRun) return { value: read(), description: "", isReached: true };
      // Known before anything is sent, since a response may be lost.
      phases = plan.phases;
      if (plan.isRefuted) throw describeRefutation(to, listTried());
      await deleteAll(plan.delete, request);
      const problem = await applyMove(client, to, plan, request);
      return { value: read(), description: plan.description + problem, isReached: plan.isDone };
    },
    /** Leaves what was touched in order, and returns the error to throw. */
    async stop(cause: unknown, request: RequestOptions): Promise<Error> {
      const isRefuted = listTried().some(({ state }) => state === "failing");
      const released = await releaseInvocations(client, goal, phases, isRefuted, request);
      phases = released.phases;
      return new RollOutStoppedError({ result: read(), paused: released.paused, cause });
    },
  };
}

function describeRefutation(to: string, tried: readonly MovedInvocation[]): Error {
  const failing = tried.filter(({ state }) => state === "failing");
  const [first] = failing;
  return new RestateAdminError(
    `${failing.length} of ${tried.length} invocations that were tried fail on ${to}, such as ${first?.id} of ${first?.handler}: ${first?.failure}`,
  );
}
