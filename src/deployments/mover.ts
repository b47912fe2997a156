import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import { type BulkResult, BulkStoppedError } from "../bulk/index.js";
import { AdminResponseError, wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import { splitForLookup } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import type { Movable } from "./select-movable.js";

/** The longest time to resume what was paused, in milliseconds. A pause takes effect only when the attempt makes its next step. */
const RELEASE = 5_000;

/** How many invocations are left to move, and the first problem, as the end of a description. */
interface MoveState {
  readonly left: number;
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
  move(movable: Movable, request: RequestOptions): Promise<MoveState>;
  /**
   * Resumes what it has paused and not moved, on the deployment where that was, within a few seconds.
   *
   * @returns The ids of those that it could not resume.
   */
  release(request: RequestOptions): Promise<readonly string[]>;
}

export function createMover(client: Client, to: string): Mover {
  let moved = 0;
  const paused = new Set<string>();
  /** Those whose last pause got no response. */
  let unclear: readonly string[] = [];
  const resumedUnpinned = new Set<string>();

  async function releaseSome(ids: readonly string[], request: RequestOptions): Promise<void> {
    const rows = await queryRows<{ readonly id: string; readonly status: string }>(
      client,
      sql`SELECT id, status FROM sys_invocation WHERE id IN ${ids} AND pinned_deployment_id <> ${to}
        AND status NOT IN ('completed', 'suspended')`,
      request,
    );
    // One whose pause is just taking effect is `ready` for a moment.
    const there = new Set(rows.map(({ id }) => id));
    // The others have been moved, have completed, or are suspended, which ends a pause that has not taken effect.
    for (const id of ids) if (!there.has(id)) paused.delete(id);
    const stopped = rows.filter(({ status }) => status === "paused");
    const { succeeded, unchanged } = await readResult(resumeInvocations(client, stopped, request));
    for (const { id } of [...succeeded, ...unchanged]) paused.delete(id);
  }

  async function resumeUnpinned(filter: Movable["unpinned"], request: RequestOptions): Promise<BulkResult> {
    if (!filter) return NOTHING;
    const { notStarted } = await resumeInvocations(client, filter, { ...request, dryRun: true });
    const ids = notStarted.filter((id) => !resumedUnpinned.has(id));
    const result = await readResult(resumeInvocations(client, ids, request));
    moved += result.succeeded.length;
    for (const { id } of result.succeeded) resumedUnpinned.add(id);
    return result;
  }

  return {
    countMoved: () => moved,
    async move({ resume, pause, unpinned }, request) {
      const first = await resumeUnpinned(unpinned, request);
      request.signal?.throwIfAborted();
      const resumed = await readResult(resume && resumeInvocations(client, resume, { ...request, deployment: to }));
      moved += resumed.succeeded.length;
      for (const { id } of resumed.succeeded) paused.delete(id);
      request.signal?.throwIfAborted();
      const result = await readResult(pause && pauseInvocations(client, pause, request));
      unclear = result.failed.filter(({ error }) => !(error instanceof AdminResponseError)).map(({ id }) => id);
      for (const id of [...result.succeeded.map((each) => each.id), ...unclear]) paused.add(id);
      request.signal?.throwIfAborted();
      const failures = [first, resumed, result].flatMap(({ failed, unknown }) => [...failed, ...unknown]);
      const notStarted = [first, resumed, result].flatMap((each) => each.notStarted);
      const [failure] = failures;
      return {
        left: failures.length + notStarted.length + result.succeeded.length + result.unchanged.length,
        problem: failure ? `; ${failures.length} failed, such as ${failure.id}: ${String(failure.error)}` : "",
      };
    },
    async release(request) {
      const signal = AbortSignal.timeout(RELEASE);
      try {
        // Whether they will be paused is clear once they are told again. Until then, waiting for it could be in vain.
        await readResult(pauseInvocations(client, unclear, { ...request, signal }));
        while (paused.size > 0) {
          for (const ids of splitForLookup([...paused])) await releaseSome(ids, { ...request, signal });
          if (paused.size > 0) await wait(200, signal);
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
  const remember: typeof pollOnce = (each) => {
    const seen = pollOnce(each);
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
