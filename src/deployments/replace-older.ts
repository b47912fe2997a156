import type { RequestOptions } from "../client/index.js";
import { countInvocations } from "../invocations/index.js";
import { type Client, deleteDeployment, listServices } from "../operations.js";
import type { Seen } from "../waiting/index.js";
import { type LeftInvocations, type LeftThere, readLeft } from "./left-invocations.js";
import { createMover, type Mover } from "./mover.js";
import { assertLatest, countNeeds, ignoreGone, listLatestOf, readOlder } from "./older-deployments.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import type { ReplacedDeployment, RollOut } from "./roll-out.js";
import { countMovable, isUnpinned, type Move } from "./select-movable.js";

/** A failing invocation has these by turns, so the next query may find it in another. */
const RETRIED = ["running", "backing-off"];

export interface ReplaceOptions {
  readonly move: Move["move"];
  readonly replaces: readonly string[] | undefined;
  readonly dryRun: boolean;
  /** Whether the registration makes an address that is registered already the latest. */
  readonly force: boolean;
}

/** A rollout in progress. */
export interface Replacement {
  /**
   * Deletes the older deployments that are drained, and moves invocations from the others.
   */
  takeTurn(request: RequestOptions): Promise<Seen<RollOut>>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  read(): RollOut;
  readonly release: Mover["release"];
}

export function replaceOlder(client: Client, newer: RegisteredDeployment, options: ReplaceOptions): Replacement {
  const { move, replaces, dryRun, force } = options;
  const { id: to, services } = newer;
  const mover = createMover(client, to);
  let older: readonly ReplacedDeployment[] | undefined;
  /** Whether the server lists the services of the new deployment. A list that lacks them may lack others, too. */
  let isListed = false;
  let planned = 0;
  let unpinned: readonly LeftInvocations[] = [];

  async function readReplaced(request: RequestOptions): Promise<readonly ReplacedDeployment[]> {
    if (!older) {
      const found = await readOlder(client, newer, { replaces, isToBeLatest: dryRun && force }, request);
      return found.map((deployment) => ({ ...deployment, deleted: false, left: [] }));
    }
    // Meanwhile, someone may have registered one of them again, or a newer one.
    const current = await listServices(client, request);
    assertLatest(current.services, newer);
    isListed = services.every(({ name }) => current.services.some((each) => each.name === name));
    const now = older.map((each) => ({ ...each, latestOf: listLatestOf(current.services, each.id) }));
    return countNeeds(client, now, request);
  }

  async function deleteDrained(drained: readonly ReplacedDeployment[], request: RequestOptions): Promise<void> {
    const needless = drained.filter(({ deleted, latestOf }) => !deleted && latestOf.length === 0);
    for (const { id } of needless) {
      await deleteDeployment(client, id, { ...request, force: true }).catch(ignoreGone);
      older = older?.map((each) => (each.id === id ? { ...each, deleted: true } : each));
    }
  }

  async function planMove(needed: readonly ReplacedDeployment[], request: RequestOptions): Promise<Move> {
    const present = needed.flatMap(({ invocations }) => Object.keys(invocations));
    if (RETRIED.some((status) => present.includes(status))) present.push(...RETRIED);
    const unpinned = await countInvocations(client, { sql: isUnpinned(services) }, request);
    if (unpinned > 0) present.push("paused");
    return { from: needed.map(({ id }) => id), to, services, move, present, unpinned: true };
  }

  async function readAllLeft(plan: Move, request: RequestOptions): Promise<void> {
    const all = plan.present?.length ? await readLeft(client, plan, request) : [];
    const select = (isWanted: (each: LeftThere) => boolean) => all.filter(isWanted).map(({ left }) => left);
    older = older?.map((each) => ({
      ...each,
      left: select(({ deployment, service }) => deployment === each.id && !each.latestOf.includes(service)),
    }));
    unpinned = select(({ deployment }) => !deployment);
  }

  const read = (): RollOut => {
    const moved = dryRun ? planned : mover.countMoved();
    const unchanged = !newer.isNew && !force && older?.length === 0 && moved === 0;
    return { ...newer, unchanged, older: older ?? [], moved, unpinned };
  };

  const takeTurn: Replacement["takeTurn"] = async (request) => {
    older = await readReplaced(request);
    const plan = await planMove(older.filter(isNeeded), request);
    if (dryRun) {
      planned = await countMovable(client, plan, request);
      await readAllLeft(plan, request);
      return { value: read(), description: "", isReached: true };
    }
    const drained = isListed ? older.filter((each) => !isNeeded(each)) : [];
    await deleteDrained(drained, request);
    const before = mover.countMoved();
    const { left, problem } = await mover.move(plan, request);
    if (mover.countMoved() > before) older = await countNeeds(client, older, request);
    await readAllLeft(plan, request);
    return {
      value: read(),
      description: `${drained.length} of ${older.length} drained${problem}`,
      isReached: drained.length === older.length && left === 0,
    };
  };

  return {
    read,
    release: mover.release,
    takeTurn,
  };
}

function isNeeded({ invocations }: ReplacedDeployment): boolean {
  return Object.keys(invocations).length > 0;
}
