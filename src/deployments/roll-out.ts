import type { RequestOptions } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Client, deleteDeployment, getDeployment, listServices } from "../operations.js";
import type { Seen } from "../waiting/index.js";
import { listNotMoved } from "./not-moved.js";
import { assertLatest, ignoreGone, listLatestOf, readOlder } from "./older-deployments.js";
import { countMoved, listOpen, type Phase, type Phases } from "./plan-move.js";
import { planRollOut, type Read, type RollOutPlan } from "./plan-roll-out.js";
import { type Goal, type MoveSelection, readGroups, readInvocations } from "./read-invocations.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import { releaseInvocations } from "./release-invocations.js";
import {
  type ReplacedDeployment,
  type RollOutResult,
  RollOutStoppedError,
  type TriedInvocation,
} from "./roll-out-result.js";
import { applyMove } from "./run-turns.js";

interface Settings {
  readonly canary: number;
  readonly move: MoveSelection | "none";
  readonly replaces: readonly string[] | undefined;
  readonly keepOlder: boolean;
  readonly dryRun: boolean;
  /** Whether the registration makes an address that is registered already the latest. */
  readonly force: boolean;
}

/** A rollout in progress. */
interface RollOut {
  /** Reads what the server has, decides what to do next, and does it. */
  takeTurn(request: RequestOptions): Promise<Seen<RollOutResult>>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  read(): RollOutResult;
  /** Leaves what was touched in order, and returns the error to throw. */
  stop(cause: unknown, request: RequestOptions): Promise<Error>;
}

export function createRollOut(client: Client, newer: RegisteredDeployment, settings: Settings): RollOut {
  const { move, replaces, keepOlder, dryRun, force, canary } = settings;
  let goal: Goal = {
    from: [],
    to: newer.id,
    services: newer.services,
    move,
    canary,
    unpinned: true,
    registeredAt: undefined,
  };
  let phases: Phases = new Map();
  let states: ReadonlyMap<string, TriedInvocation["state"]> = new Map();
  let older: readonly ReplacedDeployment[] | undefined;
  let seen: Pick<RollOutPlan, "failing" | "left"> & Pick<RollOutResult, "unpinned"> = {
    failing: [],
    left: 0,
    unpinned: [],
  };

  async function readAll(request: RequestOptions): Promise<Read> {
    if (!older) {
      const found = await readOlder(client, newer, { replaces, isToBeLatest: dryRun && force }, request);
      if (!dryRun) goal = { ...goal, registeredAt: (await getDeployment(client, newer.id, request)).created_at };
      older = found.map((each) => ({ ...each, invocations: {}, deleted: false, notMoved: [] }));
    }
    // Meanwhile, someone may have registered one of them again, or a newer one.
    const { services } = await listServices(client, request);
    if (!dryRun) assertLatest(services, newer);
    const isListed = newer.services.every(({ name }) => services.some((each) => each.name === name));
    const names = newer.services.map(({ name }) => name);
    older = older.map((each) => {
      const latestOf = listLatestOf(services, each.id);
      return { ...each, latestOf: dryRun ? latestOf.filter((name) => !names.includes(name)) : latestOf };
    });
    goal = { ...goal, from: older.filter(({ deleted }) => !deleted).map(({ id }) => id) };
    const groups = await readGroups(client, goal, request);
    return { rows: await readInvocations(client, goal, listOpen(phases), request), groups, older, isListed };
  }

  async function deleteAll(ids: readonly string[], request: RequestOptions): Promise<void> {
    for (const id of ids) {
      await deleteDeployment(client, id, { ...request, force: true }).catch(ignoreGone);
      older = older?.map((each) => (each.id === id ? { ...each, deleted: true } : each));
    }
  }

  function listTried(): readonly TriedInvocation[] {
    const canaries = [...phases].filter(([, { isCanary }]) => isCanary);
    return canaries.map(([id, { name, handler, failure }]) => {
      return { id, handler, state: states.get(id) ?? STATES[name], failure: name === "failing" ? failure : null };
    });
  }

  const read = (): RollOutResult => {
    const { failing, left, unpinned } = seen;
    const moved = dryRun ? left : countMoved(phases, (id) => states.get(id) === "back");
    const nothingToDo = !newer.isNew && !force && older?.length === 0 && moved === 0;
    return { ...newer, nothingToDo, older: older ?? [], tried: listTried(), moved, failing, unpinned };
  };

  return {
    read,
    async takeTurn(request) {
      const all = await readAll(request);
      const plan = planRollOut(goal, phases, all, keepOlder);
      older = plan.older;
      const unpinned = all.groups.filter(({ deployment }) => deployment === null);
      seen = { failing: plan.failing, left: plan.left, unpinned: listNotMoved(goal, unpinned) };
      if (dryRun) return { value: read(), description: "", isReached: true };
      // Known before anything is sent, since a response may be lost.
      phases = plan.phases;
      if (plan.isRefuted) throw describeRefutation(goal.to, listTried());
      await deleteAll(plan.delete, request);
      const problem = await applyMove(client, goal, plan, request);
      return { value: read(), description: plan.description + problem, isReached: plan.isDone };
    },
    async stop(cause, request) {
      const isRefuted = listTried().some(({ state }) => state === "failing");
      const released = await releaseInvocations(client, goal, phases, isRefuted, request);
      ({ states, phases } = released);
      return new RollOutStoppedError({ result: read(), paused: released.paused, cause });
    },
  };
}

const STATES: Readonly<Record<Phase["name"], TriedInvocation["state"]>> = {
  pausing: "moving",
  moving: "moving",
  trying: "running",
  passed: "passed",
  failing: "failing",
};

function describeRefutation(to: string, tried: readonly TriedInvocation[]): Error {
  const failing = tried.filter(({ state }) => state === "failing");
  const [first] = failing;
  return new RestateAdminError(
    `${failing.length} of ${tried.length} invocations that were tried fail on ${to}, such as ${first?.id} of ${first?.handler}: ${first?.failure}`,
  );
}
