import type { ServiceMetadata } from "../../generated/index.js";
import { runWithin, wait } from "../call/index.js";
import { type InnerOptions, onNode, type RequestOptions, readInternals } from "../client/index.js";
import { type Client, listServices } from "../operations.js";

/** In milliseconds. A cluster told all of its nodes of a deployment within 250 ms (seen on three nodes of 1.7.12). */
const SPREAD = 500;
/** In milliseconds. A node that takes longer than this hangs. */
const LONGEST = 10_000;
/** In milliseconds, between two looks at a node. */
const PAUSE = 50;

/**
 * Waits until every node uses a deployment that has just been registered: until each address of the client lists its
 * services, or for a moment where that does not tell. Until then, `latest` is an older deployment for some nodes.
 *
 * @param services - What the deployment serves.
 * @param longest - In milliseconds; 0 does not wait.
 */
export async function settle(
  client: Client,
  services: readonly ServiceMetadata[],
  options: RequestOptions,
  longest: number = LONGEST,
): Promise<void> {
  if (longest === 0) return;
  const { signal } = options;
  const { urls } = readInternals(client, "registerDeployment").nodes;
  try {
    await runWithin(longest, signal, async (limit) => {
      const request = { ...options, signal: limit };
      // Behind one address, there may be several nodes.
      if (urls.length === 1) return wait(SPREAD, limit);
      await Promise.all(urls.map((node) => settleNode(client, services, { ...request, [onNode]: node })));
    });
  } catch (error) {
    // A node that does not list the deployment in time is one that hangs.
    if (signal?.aborted || Object(error).name !== "TimeoutError") throw error;
  }
}

/** Polls until a node lists the services, or newer ones. */
async function settleNode(client: Client, services: readonly ServiceMetadata[], request: InnerOptions): Promise<void> {
  for (;;) {
    const listed = await listServices(client, { ...request, maxRetries: 0 }).catch(() => undefined);
    request.signal?.throwIfAborted();
    // A node that is away, or whose proxy forbids the look, gets the time that a node has taken.
    if (!listed?.services) return wait(SPREAD, request.signal);
    const isListed = ({ name, revision }: ServiceMetadata) =>
      listed.services.some((each) => each.name === name && each.revision >= revision);
    if (services.every(isListed)) return;
    await wait(PAUSE, request.signal);
  }
}
