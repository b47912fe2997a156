import type { ServiceMetadata } from "../../generated/index.js";
import { wait } from "../call/index.js";
import { type InnerOptions, onNode, type RequestOptions, readInternals } from "../client/index.js";
import { type Client, listServices } from "../operations.js";
import { MOMENT, poll, type Seen, SPREAD, WaitTimeoutError } from "./poll.js";

/**
 * Waits until each address of a client lists services that have just been registered, or for a moment where that does not
 * tell. Until then, `latest` is an older deployment for some nodes.
 *
 * @param longest - In milliseconds; 0 does not wait.
 */
export async function waitUntilListed(
  client: Client,
  services: readonly ServiceMetadata[],
  options: RequestOptions,
  longest: number = MOMENT,
): Promise<void> {
  if (longest === 0) return;
  const { urls } = readInternals(client, "registerDeployment").nodes;
  // Behind one address, there may be several nodes.
  if (urls.length === 1) return wait(Math.min(SPREAD, longest), options.signal);
  /** Whether a node lists the services, or newer ones, or does not say. */
  const isListed = async (node: string, given: RequestOptions): Promise<boolean> => {
    const request: InnerOptions = { ...given, maxRetries: 0, [onNode]: node };
    const listed = await listServices(client, request).catch(() => undefined);
    if (listed?.services) {
      return services.every(({ name, revision }) =>
        listed.services.some((each) => each.name === name && each.revision >= revision),
      );
    }
    // A node that is away, or whose proxy forbids the look, gets the time that a node has taken.
    await wait(SPREAD, given.signal);
    return true;
  };
  const look = async (request: RequestOptions): Promise<Seen> => {
    const listed = await Promise.all(urls.map((node) => isListed(node, request)));
    return { value: undefined, description: "some do not", isReached: !listed.includes(false) };
  };
  const pace = { ...options, timeout: longest, interval: SPREAD };
  await poll("each node to list the services", pace, look, true).catch((error: unknown) => {
    // A node that does not list the deployment in time is one that hangs.
    if (!(error instanceof WaitTimeoutError)) throw error;
  });
}
