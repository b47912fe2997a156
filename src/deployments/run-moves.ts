import { pauseInvocations, resumeInvocations } from "../../generated/bulk.js";
import { type BulkResult, readResult } from "../bulk/index.js";
import { wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import { describeCause, RestateAdminError } from "../errors/index.js";
import type { Client } from "../operations.js";
import { MOMENT, poll, type ReportedWaitOptions, type Seen, SPREAD } from "../waiting/index.js";
import { findTarget, isOld, type MoveState } from "./move-state.js";
import { decide, type Step } from "./next-step.js";
import { type InvocationRow, lookUp, type Rows } from "./read-invocations.js";
import type { RollOutResult } from "./roll-out-result.js";

/**
 * A rollout or a move of invocations that stopped early. The `cause` says why: the new code fails, the reason of its signal, a
 * `WaitTimeoutError`, or the error of a request. Completed work is kept, and the same call continues it. What was paused and
 * not moved has been resumed where it was, as far as that took effect within 5 seconds.
 */
export class DeploymentStoppedError<Result = RollOutResult> extends RestateAdminError {
  static override readonly name: string = "DeploymentStoppedError";
  /** The function's name: `rollOutDeployment` or `moveInvocations`. */
  declare readonly calledFunction: string;
  /** What that function has done by then: a {@link RollOutResult} or {@link MoveResult}. */
  declare readonly result: Result;
  /**
   * The ids of the invocations that it paused, or may have paused, and could not resume: they stay paused, or will be once the
   * step that they are at ends. Usually empty. To resume one, first wait until it is paused, with {@link waitForInvocation}: the
   * server accepts an earlier resume, and pauses it all the same. After a crash, which forgets recent pauses, it may run instead.
   */
  declare readonly paused: readonly string[];

  /** Creates the error, for your own tests. */
  constructor(
    init: Pick<DeploymentStoppedError<Result>, "calledFunction" | "result" | "cause"> &
      Partial<Pick<DeploymentStoppedError, "paused">>,
  ) {
    const { calledFunction, result, paused = [], cause } = init;
    const counts = Object.entries(Object(result)).filter(([, value]) => ["string", "number"].includes(typeof value));
    const done = counts.map(([name, value]) => `${name} ${value}`).join(", ");
    const left = paused.length > 0 ? `; ${paused.length} stay paused, such as ${paused[0]}` : "";
    const fields = { ...init, paused };
    super(`${calledFunction}: stopped early: ${describeCause(cause)} (${done}${left})`, fields);
  }
}

/** A release, or a mere move: what differs between the two. */
export interface Move<Result extends object = object> {
  readonly client: Client;
  /** The function that the user called. */
  readonly calledFunction: string;
  readonly state: MoveState;
  readonly dryRun: boolean;
  /** What it waits for. */
  readonly what: string;
  /** Reads the invocations to move, and those that are tried. Undefined if the server is starting. */
  readonly look: (request: RequestOptions) => Promise<Rows | undefined>;
  /** Learns of the next step before that begins, and throws if it is to stop. */
  readonly check?: (step: Step, request: RequestOptions) => Promise<void>;
  /** Returns what has been done so far, even by a turn that has not ended. */
  readonly read: () => Result;
}

/** The most invocations that a move pauses at once. If its process is killed, they stay paused. */
const MOST_PAUSED = 100;

/** The server pauses an invocation that backs off in less, in milliseconds (seen on 1.6.2 and 1.7.12). */
const BRIEFLY = 50;

/** Takes turns until the move is done. If that ends early, what it has paused continues where it was, within a few seconds. */
export async function runMoves<Result extends object>(
  move: Move<Result>,
  options: ReportedWaitOptions<Result>,
): Promise<Result> {
  const { calledFunction, read, state } = move;
  let last: Promise<unknown> = Promise.resolve();
  const remember = (request: RequestOptions): Promise<Seen<Result>> => {
    const turn = takeTurn(move, request);
    last = turn;
    return turn;
  };
  try {
    return await poll(move.what, options, remember, true);
  } catch (cause) {
    // The turn in flight may have moved or paused some.
    await last.catch(() => {});
    await goBack(move, options);
    throw new DeploymentStoppedError({ calledFunction, result: read(), paused: [...state.paused], cause });
  }
}

async function takeTurn<Result extends object>(move: Move<Result>, request: RequestOptions): Promise<Seen<Result>> {
  const { state, read } = move;
  const rows = await move.look(request);
  if (!rows) return { value: read(), description: "the server is starting", isReached: false };
  const step = decide(state, rows);
  state.left = step.left;
  if (move.dryRun) return { value: read(), description: "", isReached: true };
  state.tried = step.tried;
  state.problem = "";
  await move.check?.(step, request);
  await resume(move, step.resume, request);
  await pauseAndResume(move, step.pause, request);
  return { value: read(), description: `${step.why}${state.problem}`, isReached: step.action === "end" };
}

/** Pauses some at a time, and resumes each as soon as its pause has taken effect. */
async function pauseAndResume(move: Move, rows: readonly InvocationRow[], request: RequestOptions): Promise<void> {
  const { paused } = move.state;
  const rest = rows.map(({ id }) => id);
  // A step that takes long holds up its pause, and then the next turn goes on.
  for (let idle = 0; rest.length + paused.size > 0 && idle < 10; ) {
    const some = rest.splice(0, Math.max(0, MOST_PAUSED - paused.size));
    // Known before anything is sent, since a response may be lost.
    for (const id of some) paused.add(id);
    note(move, await readResult(pauseInvocations(move.client, some, { ...request, concurrency: MOST_PAUSED })));
    const before = paused.size;
    await resumePaused(move, request);
    idle = paused.size < before ? 0 : idle + 1;
    if (idle > 0) await wait(BRIEFLY, request.signal);
  }
}

/** A suspension ends a pause that has not taken effect. One that is just changing is `ready` for a moment. */
const PENDING: readonly string[] = ["running", "backing-off", "ready"];

/**
 * Resumes those that this move has paused, as far as that has taken effect.
 *
 * @param isBack - Whether they continue where they are, and not on the new deployment.
 */
async function resumePaused(move: Move, request: RequestOptions, isBack = false): Promise<void> {
  const { state } = move;
  const ready: InvocationRow[] = [];
  for (const [id, row] of await lookUp(move.client, state.paused, request)) {
    // A resume whose response was lost may have moved it: then it is not paused any more.
    const isPending = row && PENDING.includes(row.status) && isOld(state, row);
    if (row && (row.status === "paused" || (isPending && row.isQueued))) ready.push(row);
    else if (!isPending) state.paused.delete(id);
  }
  await resume(move, ready, request, isBack);
}

async function goBack(
  move: Move,
  { signal: _, onProgress: __, ...options }: ReportedWaitOptions<never>,
): Promise<void> {
  const takeTurnBack = async (request: RequestOptions): Promise<Seen> => {
    await resumePaused(move, request, true);
    return { value: undefined, description: "", isReached: move.state.paused.size === 0 };
  };
  // The error lists the rest.
  const pace = { ...options, timeout: MOMENT, interval: SPREAD };
  await poll("the pauses to end", pace, takeTurnBack, true).catch(() => {});
}

/** Resumes those to move on the new deployment, and the others, and those without a pin, where they are. */
async function resume(
  move: Move,
  rows: readonly InvocationRow[],
  request: RequestOptions,
  isBack = false,
): Promise<void> {
  const { client, state } = move;
  const findPlace = (row: InvocationRow) => (isBack ? undefined : findTarget(state, row));
  for (const deployment of new Set(rows.map(findPlace))) {
    request.signal?.throwIfAborted();
    const some = new Map(rows.filter((row) => findPlace(row) === deployment).map((row) => [row.id, row]));
    const result = await readResult(resumeInvocations(client, [...some.keys()], { ...request, deployment }));
    const resumed = [...result.succeeded, ...result.unchanged];
    for (const { id } of resumed) state.paused.delete(id);
    for (const { id } of [...resumed, ...result.unknown]) {
      const row = some.get(id);
      if (row && (deployment !== undefined || (row.pinned === null && state.unpinned))) state.moved.set(id, row);
    }
    note(move, result);
  }
  request.signal?.throwIfAborted();
}

function note({ state }: Move, { failed, unknown }: BulkResult): void {
  const [first] = [...failed, ...unknown];
  if (first) state.problem = `; ${failed.length + unknown.length} failed, such as ${first.id}: ${String(first.error)}`;
}
