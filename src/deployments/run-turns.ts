import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import type { MovePlan } from "./plan-move.js";
import type { Goal } from "./read-invocations.js";
import { settleBulk } from "./release-invocations.js";

/**
 * Tells the server what a plan says. The next turn reads what came of it.
 *
 * @returns The first problem, as the end of a description.
 */
export async function applyMove(
  client: Client,
  { to }: Goal,
  { pause, move, resume }: Pick<MovePlan, "pause" | "move" | "resume">,
  request: RequestOptions,
): Promise<string> {
  const results = [];
  results.push(await settleBulk(resumeInvocations(client, resume, request)));
  request.signal?.throwIfAborted();
  results.push(await settleBulk(resumeInvocations(client, move, { ...request, deployment: to })));
  request.signal?.throwIfAborted();
  results.push(await settleBulk(pauseInvocations(client, pause, request)));
  request.signal?.throwIfAborted();
  const failures = results.flatMap(({ failed, unknown }) => [...failed, ...unknown]);
  const [first] = failures;
  return first ? `; ${failures.length} failed, such as ${first.id}: ${String(first.error)}` : "";
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
  let last: Promise<unknown> | undefined;
  const remember = (request: RequestOptions): Promise<Seen<Value>> => {
    const turn = takeTurn(request);
    last = turn;
    return turn;
  };
  try {
    return await poll(what, options, remember, true);
  } catch (cause) {
    await last?.catch(() => {});
    throw await stop(cause);
  }
}
