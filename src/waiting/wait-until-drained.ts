import type { InvocationStatus } from "../../generated/index.js";
import { assertArguments } from "../client/index.js";
import { readSource } from "../invocations/index.js";
import { type Client, getDeployment } from "../operations.js";
import { permitsDeletion, queryRows, type Sql, sql } from "../sql/index.js";
import { poll, type ReportedWaitOptions, type Seen, WAIT_RULES } from "./poll.js";

/** How many invocations have each status. A status that no invocation has is left out. */
export type CountsByStatus = { readonly [Status in InvocationStatus]?: number };

/** Options of {@link waitUntilDrained}. */
export interface WaitUntilDrainedOptions extends ReportedWaitOptions<CountsByStatus> {}

/**
 * Waits until no invocation needs a deployment any more.
 *
 * An invocation needs the deployment while it is pinned there, or runs there without a pin, until it completes. A paused
 * invocation counts until it is resumed on another deployment, or killed. If the deployment is the latest of a service, it
 * may get new invocations afterwards. Each poll scans all of `sys_invocation`.
 *
 * @param deploymentId - `dp_...`
 * @param options - `timeout`, `interval`, `onProgress`, and request options.
 * @throws An {@link AdminResponseError} with status 404 if there is no such deployment.
 * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` has the number of
 * invocations in each status.
 * @example
 * ```ts
 * await waitUntilDrained(client, deploymentId, { timeout: 600_000 });
 * await deleteDeployment(client, deploymentId, { force: true });
 * ```
 */
export async function waitUntilDrained(
  client: Client,
  deploymentId: string,
  options: WaitUntilDrainedOptions = {},
): Promise<void> {
  const waiting = assertArguments("waitUntilDrained", { deploymentId }, options, WAIT_RULES);
  // An invocation that has made no step is not pinned, and may be retried on any deployment.
  const query = sql`SELECT status, count(*) AS number FROM sys_invocation
    WHERE status <> 'completed' AND ${neededDeployment()} = ${deploymentId}
      AND (pinned_deployment_id IS NOT NULL OR status = 'running') GROUP BY status ORDER BY status`;
  let isKnown = false;
  await poll(`${deploymentId} to drain`, waiting, async (request): Promise<Seen<CountsByStatus>> => {
    // No invocation needs an unknown deployment either.
    if (!isKnown) await getDeployment(client, deploymentId, request);
    isKnown = true;
    const read = (isDecisive: boolean) => {
      const reading = { ...request, [permitsDeletion]: isDecisive };
      return readSource(client, query, (each) => queryRows<{ status: string; number: number }>(client, each, reading));
    };
    const first = await read(false);
    // The caller may delete the deployment next.
    const rows = first.length > 0 ? first : await read(true);
    const value = Object.fromEntries(rows.map(({ status, number }) => [status, number]));
    return { value, description: describeCounts(value), isReached: rows.length === 0 };
  });
}

/**
 * Writes SQL for the deployment that an invocation needs, if it is pinned or runs. The pin decides: the server does not change it
 * while an attempt runs (409 on 1.6.2 and 1.7.12), so a last attempt elsewhere is over.
 */
export function neededDeployment(): Sql {
  return sql`coalesce(pinned_deployment_id, last_attempt_deployment_id)`;
}

/** Describes counts as `3 paused, 1 running`. */
export function describeCounts(counts: CountsByStatus): string {
  return Object.entries(counts)
    .map(([status, number]) => `${number} ${status}`)
    .join(", ");
}

/** Adds up the numbers of each name. */
export function addUp(numbers: readonly (readonly [name: string, number: number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, number] of [...numbers].sort()) sums[name] = (sums[name] ?? 0) + number;
  return sums;
}
