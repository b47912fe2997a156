import { pauseInvocations, resumeInvocations } from "../../generated/bulk/index.js";
import type { ServiceMetadata } from "../../generated/index.js";
import { type BulkResult, BulkStoppedError } from "../bulk/index.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import { countInvocations, type InvocationFilter } from "../invocations/index.js";
import { type Client, getDeployment } from "../operations.js";
import { type Sql, sql } from "../sql/index.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import { assertOptions, BOOLEAN, INTERVAL, oneOf } from "./assert-options.js";

/**
 * Which invocations to move to another deployment:
 *
 * - `failed`: those that are backing off, that run again after a failure at the same step, or that are paused and have
 *   failed before. An invocation that a user paused without any failure stays paused.
 * - `all`: also those that run, are suspended, or were paused by a user.
 */
export type MoveSelection = "failed" | "all";

export interface MoveOptions extends WaitOptions {
  /** Which invocations to move. Default: `failed`. */
  readonly move?: MoveSelection | undefined;
  /** Whether to only count the invocations. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** What is to be moved, and where to. */
export interface Move {
  readonly from: readonly string[];
  readonly to: string;
  /** The services of the deployment that is to continue the invocations. */
  readonly services: readonly Pick<ServiceMetadata, "name" | "ty" | "handlers">[];
  readonly move: MoveSelection;
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
  assertArguments("moveInvocations", { from, to }, options);
  assertOptions("moveInvocations", options, { move: oneOf("failed", "all"), dryRun: BOOLEAN, interval: INTERVAL });
  const { move = "failed", dryRun = false, ...waiting } = options;
  const { timeout: _, interval: __, ...request } = waiting;
  await getDeployment(client, from, request);
  const { services } = await getDeployment(client, to, request);
  const plan: Move = { from: [from], to, services, move };
  if (dryRun) return countMovable(client, plan, request);
  let moved = 0;
  const pollOnce = async (each: RequestOptions): Promise<Seen<number>> => {
    const { left, problem } = await moveOnce(client, plan, each, (count) => {
      moved += count;
    });
    return { value: moved, description: `${moved} moved${problem}`, isReached: left === 0 };
  };
  return poll(`the invocations of ${from} to move to ${to}`, waiting, pollOnce, true);
}

/** Counts the invocations that {@link moveOnce} would select. */
export function countMovable(client: Client, move: Move, request: RequestOptions): Promise<number> {
  const { resume, pause } = selectInvocations(move);
  return countInvocations(client, { deployment: move.from, sql: sql`(${resume}) OR (${pause})` }, request);
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
  move: Move,
  request: RequestOptions,
  onMoved: (count: number) => void,
): Promise<{ readonly left: number; readonly problem: string }> {
  const { from, to } = move;
  const { resume, pause } = selectInvocations(move);
  const select = (condition: Sql): InvocationFilter => ({ deployment: from, sql: condition });
  const resumed = await readResult(resumeInvocations(client, select(resume), { ...request, deployment: to }));
  onMoved(resumed.succeeded.length);
  request.signal?.throwIfAborted();
  const paused = await readResult(pauseInvocations(client, select(pause), request));
  request.signal?.throwIfAborted();
  const failures = [...resumed.failed, ...resumed.unknown, ...paused.failed];
  const [first] = failures;
  const waiting = [...paused.succeeded, ...paused.unchanged, ...resumed.notStarted, ...paused.notStarted];
  return {
    left: failures.length + waiting.length,
    problem: first ? `; ${failures.length} failed, such as ${first.id}: ${String(first.error)}` : "",
  };
}

/** Returns the result so far if a bulk operation stops early. */
async function readResult(running: Promise<BulkResult>): Promise<BulkResult> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  }
}

function selectInvocations({ services, move }: Move): { readonly resume: Sql; readonly pause: Sql } {
  const served = selectServed(services);
  const { resume, pause } = SELECTIONS[move];
  return { resume: sql`(${resume()}) AND ${served}`, pause: sql`(${pause()}) AND ${served}` };
}

/** Conditions on `sys_invocation`: what can be moved as it is, and what has to be paused before. */
const SELECTIONS: Readonly<Record<MoveSelection, { readonly resume: () => Sql; readonly pause: () => Sql }>> = {
  failed: {
    // The last failure of a paused invocation is only in its events.
    resume: () => sql`status = 'paused' AND id IN (SELECT id FROM sys_journal_events
      WHERE event_type = 'TransientError' OR strpos(event_json, '"last_failure":{') > 0)`,
    // Null as soon as the invocation has passed the step at which it failed (seen on 1.6.2 and 1.7.12).
    pause: () => sql`status IN ('running', 'backing-off') AND last_failure IS NOT NULL`,
  },
  all: {
    resume: () => sql`status IN ('paused', 'suspended')`,
    pause: () => sql`status IN ('running', 'backing-off')`,
  },
};

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
function selectServed(services: Move["services"]): Sql {
  const conditions = services
    .filter(({ handlers }) => handlers.length > 0)
    .map(({ name, ty, handlers }) => {
      const column = ty.replace(/\B[A-Z]/g, "_$&").toLowerCase();
      return sql`(target_service_name = ${name} AND target_service_ty = ${column}
        AND target_handler_name IN ${handlers.map((handler) => handler.name)})`;
    });
  return conditions.length === 0 ? sql`FALSE` : sql`(${sql.join(conditions, " OR ")})`;
}
