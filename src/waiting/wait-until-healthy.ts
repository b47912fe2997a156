import {
  assertArguments,
  BOOLEAN,
  INTERVAL,
  isConfirmed,
  type RequestOptions,
  readInternals,
} from "../client/index.js";
import { AWAY, describeCause, isOfKind } from "../errors/index.js";
import { type Client, getHealth } from "../operations.js";
import { waitForAnswers } from "../sql/index.js";
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
  const { health } = readInternals(client, "waitUntilHealthy");
  const check = async (request: RequestOptions): Promise<void> => {
    await getHealth(client, { ...request, maxRetries: request.maxRetries ?? 0, timeout: MOMENT });
    if (!partitions) return;
    const isOver = () => health.problem !== undefined || isConfirmed(health);
    await waitForAnswers(client, { ...request, timeout: 0 }, isOver);
    if (health.problem !== undefined) throw health.problem;
  };
  await poll("the server to be healthy", waiting, async (request): Promise<Seen> => {
    try {
      await check(request);
      return { value: undefined, description: "healthy", isReached: true };
    } catch (error) {
      if (!isOfKind(error, ...AWAY, "busy", "failed")) throw error;
      return { value: error, description: describeCause(error), isReached: false };
    }
  });
}
