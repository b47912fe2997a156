import { assertArguments, forDeletion, type RequestOptions } from "../client/index.js";
import { readSource, writeNeededDeployment } from "../invocations/index.js";
import { type Client, getDeployment } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { type CountsByStatus, describeCounts } from "./counts-by-status.js";
import { poll, type ReportedWaitOptions, type Seen, WAIT_RULES } from "./poll.js";

export interface WaitUntilDrainedOptions extends ReportedWaitOptions<CountsByStatus> {}

/**
 * Waits until no invocation needs a deployment any more.
 *
 * An invocation needs the deployment while it is pinned there, or runs there without a pin, until it completes. A paused
 * invocation counts until it is resumed on another deployment, or killed. If the deployment is the latest of a service, the
 * invocations that wait there without a pin do not count, and it may get new ones afterwards. So drain a deployment that is not the
 * latest, or let `pruneDeployments` delete it. Each poll scans all of `sys_invocation`.
 *
 * @param deploymentId - `dp_...`
 * @param options - `timeout`, `interval`, `onProgress`, and request options.
 * @throws An {@link AdminResponseError} with status 404 if there is no such deployment.
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` has the number of invocations in each status.
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
  // Without a pin, an invocation needs the deployment only while it runs there: its next attempt goes to the latest.
  const query = sql`SELECT status, count(*) AS number FROM sys_invocation
    WHERE status <> 'completed' AND ${deploymentId} = ${writeNeededDeployment()} GROUP BY status ORDER BY status`;
  let exists = false;
  await poll(`${deploymentId} to drain`, waiting, async (request): Promise<Seen<CountsByStatus>> => {
    // An unknown deployment would look drained, since no invocation needs it.
    if (!exists) await getDeployment(client, deploymentId, request);
    exists = true;
    const read = (reading: RequestOptions) =>
      readSource(client, query, (each) => queryRows<{ status: string; number: number }>(client, each, reading));
    const first = await read(request);
    // Confirmed, since the caller may delete the deployment next.
    const rows = first.length > 0 ? first : await read(forDeletion(request));
    const value = Object.fromEntries(rows.map(({ status, number }) => [status, number]));
    return { value, description: describeCounts(value), isReached: rows.length === 0 };
  });
}
