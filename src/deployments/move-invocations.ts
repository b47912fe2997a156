import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import { type BulkResult, BulkStoppedError } from "../bulk/index.js";
import { assertArguments, BOOLEAN, INTERVAL, oneOf, type RequestOptions } from "../client/index.js";
import { type Client, getDeployment } from "../operations.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import { countMovable, type Movable, type Move, type MoveSelection, selectMovable } from "./select-movable.js";

export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failed`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Moves the invocations of one deployment that are stuck, or all of them, to another one.
 *
 * The server changes the deployment only of an invocation that is paused or suspended. So each of the others is paused
 * first, which takes effect when its attempt ends, and then resumed on the new deployment. There its journal is
 * replayed, so the new code must make the same steps up to the end of the journal. An invocation whose handler the new
 * deployment does not have stays where it is.
 *
 * It is safe to call it again after an interruption.
 *
 * @param client - The client, from `createClient`.
 * @param from - The deployment that the invocations are pinned to, `dp_...`
 * @param to - The deployment that continues them, `dp_...`
 * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
 * @returns How many were moved, or would be.
 * @throws An {@link AdminResponseError} with status 404 if a deployment does not exist.
 * @throws A {@link WaitTimeoutError} if some are still not moved on timeout; its `lastSeen` is how many were.
 *
 * @example
 * ```ts
 * const { id } = await registerDeployment(client, { uri: "http://localhost:9080" });
 * await moveInvocations(client, "dp_10AzGsK0bd2NnQY6RGCZjmr", id);
 * ```
 */
export async function moveInvocations(
  client: Client,
  from: string,
  to: string,
  options: MoveOptions = {},
): Promise<number> {
  const rules = { move: oneOf(["failed", "all"]), dryRun: BOOLEAN, interval: INTERVAL };
  assertArguments("moveInvocations", { from, to }, options, rules);
  const { move = "failed", dryRun = false, ...waiting } = options;
  const { timeout: _, interval: __, ...request } = waiting;
  await getDeployment(client, from, request);
  const { services } = await getDeployment(client, to, request);
  const plan: Move = { from: [from], to, services, move };
  if (dryRun) return countMovable(client, plan, request);
  const movable = selectMovable(plan);
  let moved = 0;
  const pollOnce = async (each: RequestOptions): Promise<Seen<number>> => {
    const { left, problem } = await moveOnce(client, to, movable, each, (count) => {
      moved += count;
    });
    return { value: moved, description: `${moved} moved${problem}`, isReached: left === 0 };
  };
  return poll(`the invocations of ${from} to move to ${to}`, waiting, pollOnce, true);
}

/**
 * Resumes what is paused or suspended on the new deployment, and pauses what has to be paused for that. The next call
 * resumes those.
 *
 * @param onMoved - Called with the number of invocations that were moved, even if it then rejects.
 * @returns How many are left to move, and the first problem, as the end of a description.
 */
export async function moveOnce(
  client: Client,
  to: string,
  { resume, pause }: Movable,
  request: RequestOptions,
  onMoved: (count: number) => void,
): Promise<{ readonly left: number; readonly problem: string }> {
  const resumed = await readResult(resume && resumeInvocations(client, resume, { ...request, deployment: to }));
  onMoved(resumed.succeeded.length);
  request.signal?.throwIfAborted();
  const paused = await readResult(pause && pauseInvocations(client, pause, request));
  request.signal?.throwIfAborted();
  const failures = [...resumed.failed, ...resumed.unknown, ...paused.failed];
  const [first] = failures;
  const waiting = [...paused.succeeded, ...paused.unchanged, ...resumed.notStarted, ...paused.notStarted];
  return {
    left: failures.length + waiting.length,
    problem: first ? `; ${failures.length} failed, such as ${first.id}: ${String(first.error)}` : "",
  };
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
