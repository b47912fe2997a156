import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import { type BulkResult, BulkStoppedError } from "../bulk/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import type { MovePlan } from "./plan-move.js";

/**
 * Tells the server what a plan says. The next turn reads what came of it.
 *
 * @returns The first problem, as the end of a description.
 */
export async function applyMove(
  client: Client,
  deployment: string,
  { pause, move, resume }: Pick<MovePlan, "pause" | "move" | "resume">,
  request: RequestOptions,
): Promise<string> {
  const results = [];
  for (const run of [
    () => resumeInvocations(client, resume, request),
    () => resumeInvocations(client, move, { ...request, deployment }),
    () => pauseInvocations(client, pause, request),
  ]) {
    results.push(await settleBulk(run()));
    request.signal?.throwIfAborted();
  }
  const failures = results.flatMap(({ failed, unknown }) => [...failed, ...unknown]);
  const [first] = failures;
  return first ? `; ${failures.length} failed, such as ${first.id}: ${String(first.error)}` : "";
}

/** Returns the result so far if a bulk operation stops early. */
export async function settleBulk(running: Promise<BulkResult>): Promise<BulkResult> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  }
}

/**
 * Polls, and if that ends early, waits for the turn in flight, which may have moved or paused some, before it cleans up.
 *
 * @param stop - Cleans up, and returns the error to throw.
 */
export async function runTurns<Value>(
  what: string,
  options: WaitOptions,
  takeTurn: (request: RequestOptions) => Promise<Seen<Value>>,
  stop: (cause: unknown) => Promise<Error>,
): Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  const remember = (request: RequestOptions): Promise<Seen<Value>> => {
    const turn = takeTurn(request);
    last = turn;
    return turn;
  };
  try {
    return await poll(what, options, remember, true);
  } catch (cause) {
    await last.catch(() => {});
    throw await stop(cause);
  }
}
