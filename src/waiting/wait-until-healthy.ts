import { assertArguments, BOOLEAN, INTERVAL, type RequestOptions } from "../client/index.js";
import { AWAY, describeCause, isOfKind } from "../errors/index.js";
import { type Client, getHealth } from "../operations.js";
import { doubtRows, PARTITIONS_QUERY, queryRows } from "../sql/index.js";
import { MOMENT, poll, type Seen, type WaitOptions } from "./poll.js";

/** Options of {@link AdminClient.waitUntilHealthy}. */
export interface WaitUntilHealthyOptions extends WaitOptions {
  /**
   * Whether to wait also until every partition has answered SQL queries for a second. `false` if the cluster has no worker, whose
   * partitions never answer. Default: true.
   */
  readonly partitions?: boolean | undefined;
}

/** Waits until the server is healthy, and its queries return all rows. Like {@link AdminClient.waitUntilHealthy}, with the client as the first argument. */
export async function waitUntilHealthy(client: Client, options: WaitUntilHealthyOptions = {}): Promise<void> {
  const checked = assertArguments("waitUntilHealthy", {}, options, { partitions: BOOLEAN, interval: INTERVAL });
  const { partitions = true, ...waiting } = checked;
  if (partitions) doubtRows(client, "waitUntilHealthy");
  await poll("the server to be healthy", waiting, (request) => checkHealth(client, partitions, request));
}

/** Polls once for {@link AdminClient.waitUntilHealthy}. */
export async function checkHealth(client: Client, partitions: boolean, request: RequestOptions): Promise<Seen> {
  const once: RequestOptions = { ...request, maxRetries: request.maxRetries ?? 0, timeout: MOMENT };
  try {
    await getHealth(client, once);
    if (partitions) await queryRows(client, PARTITIONS_QUERY, once);
    return { value: undefined, description: "healthy", isReached: true };
  } catch (error) {
    if (!isOfKind(error, ...AWAY, "busy", "failed")) throw error;
    return { value: error, description: describeCause(error), isReached: false };
  }
}
