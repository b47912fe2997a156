import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import { type BulkResult, BulkStoppedError } from "../bulk/index.js";
import { wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import { splitForLookup } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import { type Movable, type Move, selectMovable } from "./select-movable.js";

/** The longest time to resume what was paused, in milliseconds. A pause takes effect only when the attempt makes its next step. */
const RELEASE = 5_000;

interface MoveState {
  /** How many invocations are left to move, with those whose pause has not taken effect. */
  readonly left: number;
  /** The first problem, as the end of a description. */
  readonly problem: string;
}

/** Moves invocations to one deployment, and knows what it has paused for that. */
export interface Mover {
  /** How many it has moved, even by a call that has not ended. */
  countMoved(): number;
  /**
   * Resumes what is paused or suspended on the new deployment, and pauses what has to be paused for that. The next call
   * resumes those. It resumes each that is not pinned only once: after that, it has failed on the new deployment.
   */
  move(plan: Move, request: RequestOptions): Promise<MoveState>;
  /**
   * Resumes what it has paused and not moved, on the deployment where that was, within a few seconds.
   *
   * @returns The ids of those that it could not resume.
   */
  release(request: RequestOptions): Promise<readonly string[]>;
}

export function createMover(client: Client, to: string): Mover {
  let moved = 0;
  const from = new Set<string>();
  /** Those that it has told to pause, and that may still be paused where they were. */
  const paused = new Set<string>();
  /** Those whose last pause may not have arrived. */
  let unclear: readonly string[] = [];
  /** Those whose resume got no response. */
  const maybeMoved = new Set<string>();
  const resumedUnpinned = new Set<string>();

  /** Looks at those whose move is open, and returns the ones that stay in `paused`. */
  async function readPaused(request: RequestOptions): Promise<readonly PausedRow[]> {
    const left: PausedRow[] = [];
    for (const ids of splitForLookup([...new Set([...paused, ...maybeMoved])])) {
      const rows = await queryRows<PausedRow>(
        client,
        sql`SELECT id, status, pinned_deployment_id = ${to} AS "isMoved" FROM sys_invocation WHERE id IN ${ids}
          AND (pinned_deployment_id = ${to}
            OR (pinned_deployment_id IN ${[...from]} AND status NOT IN ('completed', 'suspended')))`,
        request,
      );
      moved += rows.filter(({ id, isMoved }) => isMoved && maybeMoved.has(id)).length;
      // One whose pause is just taking effect is `ready` for a moment.
      const here = rows.filter(({ id, isMoved }) => !isMoved && paused.has(id));
      const there = new Set(here.map(({ id }) => id));
      for (const id of ids) {
        maybeMoved.delete(id);
        // The others have been moved, also by someone else, have completed, or are suspended, which ends a pause that has
        // not taken effect.
        if (!there.has(id)) paused.delete(id);
      }
      left.push(...here);
    }
    return left;
  }

  async function resumeUnpinned(filter: Movable["unpinned"], request: RequestOptions): Promise<BulkResult> {
    if (!filter) return NOTHING;
    const { notStarted } = await resumeInvocations(client, filter, { ...request, dryRun: true });
    const ids = notStarted.filter(({ id }) => !resumedUnpinned.has(id));
    const result = await readResult(resumeInvocations(client, ids, request));
    moved += result.succeeded.length;
    for (const { id } of result.succeeded) resumedUnpinned.add(id);
    for (const { id } of result.unknown) maybeMoved.add(id);
    return result;
  }

  return {
    countMoved: () => moved,
    async move(plan, request) {
      for (const id of plan.from) from.add(id);
      const { resume, pause, unpinned } = selectMovable(plan);
      const before = await readPaused(request);
      const first = await resumeUnpinned(unpinned, request);
      request.signal?.throwIfAborted();
      const resumed = await readResult(resume && resumeInvocations(client, resume, { ...request, deployment: to }));
      moved += resumed.succeeded.length;
      for (const { id } of resumed.succeeded) paused.delete(id);
      for (const { id } of resumed.unknown) maybeMoved.add(id);
      request.signal?.throwIfAborted();
      const found = await readResult(pause && pauseInvocations(client, pause, { ...request, dryRun: true }));
      // `pause` no longer finds one that has passed the step at which it failed. It may be running because its pause did
      // not arrive, or because a suspension ended that pause.
      const again = before.filter(({ id, status }) => status !== "paused" && paused.has(id));
      const result = await readResult(pauseInvocations(client, [...found.notStarted, ...again], request));
      unclear = result.unknown.map(({ id }) => id);
      // One that no longer runs may have been paused by an attempt whose response was lost.
      for (const { id } of [...result.succeeded, ...result.unchanged]) paused.add(id);
      for (const id of unclear) paused.add(id);
      request.signal?.throwIfAborted();
      const all = [first, resumed, result];
      const failures = all.flatMap(({ failed, unknown }) => [...failed, ...unknown]);
      const [failure] = failures;
      const others = [...failures, ...all.flatMap(({ notStarted }) => notStarted)].map(({ id }) => id);
      return {
        left: new Set([...paused, ...others]).size,
        problem: failure ? `; ${failures.length} failed, such as ${failure.id}: ${String(failure.error)}` : "",
      };
    },
    async release(request) {
      const each = { ...request, signal: AbortSignal.timeout(RELEASE) };
      try {
        // Whether they will be paused is clear once they are told again. Until then, waiting for it could be in vain.
        await readResult(pauseInvocations(client, unclear, each));
        for (;;) {
          const stopped = (await readPaused(each)).filter(({ status }) => status === "paused");
          const { succeeded, unchanged } = await readResult(resumeInvocations(client, stopped, each));
          for (const { id } of [...succeeded, ...unchanged]) paused.delete(id);
          if (paused.size === 0) break;
          await wait(200, each.signal);
        }
      } catch {
        // The caller gets what is left.
      }
      return [...paused];
    },
  };
}

/**
 * Polls, and if that ends early, waits for the poll in flight, which may have moved or paused some, and resumes what the
 * mover has paused.
 *
 * @param toError - Creates the error to throw from the cause, and from the ids of those that could not be resumed.
 */
export async function pollAndRelease<Value>(
  what: string,
  { signal, timeout, interval, ...request }: WaitOptions,
  pollOnce: (request: RequestOptions) => Promise<Seen<Value>>,
  release: Mover["release"],
  toError: (cause: unknown, paused: readonly string[]) => Error,
): Promise<Value> {
  let last: Promise<unknown> | undefined;
  const remember: typeof pollOnce = (...each) => {
    const seen = pollOnce(...each);
    last = seen;
    return seen;
  };
  try {
    return await poll(what, { signal, timeout, interval, ...request }, remember, true);
  } catch (cause) {
    await last?.catch(() => {});
    throw toError(cause, await release(request));
  }
}

/** Describes the invocations that are left paused, as the end of a message. */
export function describePaused(paused: readonly string[]): string {
  const [first] = paused;
  return first ? `; ${paused.length} that it paused could not be resumed, such as ${first}` : "";
}

interface PausedRow {
  readonly id: string;
  readonly status: string;
  readonly isMoved: boolean;
}

const NOTHING: BulkResult = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };

/** Returns the result so far if a bulk operation stops early. */
async function readResult(running: Promise<BulkResult> | undefined): Promise<BulkResult> {
  try {
    return (await running) ?? NOTHING;
  } catch (error) {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  }
}
