import type { ClientInternals } from "../client/index.js";
import type { Policy } from "./decide.js";
import { runWithin } from "./time-limit.js";

type Settings = Pick<ClientInternals, "nodes" | "connectTimeout" | "fetch">;

/**
 * Finds out whether a node responds at all. If not, it counts as lost. Calls that ask at the same time share one probe.
 *
 * @returns Whether there was a response.
 */
export function probe({ nodes, connectTimeout, fetch }: Settings, node: string): Promise<boolean> {
  const running = nodes.probes.get(node);
  if (running) return running;
  const ask = async (signal: AbortSignal) => {
    // Any status is a sign of life, so any path will do. Nobody reads the body, so its connection is closed.
    const response = await fetch(new Request(`${node}/`, { signal }), signal);
    response.body?.cancel().catch(() => {});
  };
  const result = runWithin(connectTimeout, undefined, ask)
    .then(
      () => true,
      () => {
        nodes.failed(node, "lost");
        return false;
      },
    )
    .finally(() => nodes.probes.delete(node));
  nodes.probes.set(node, result);
  return result;
}

/**
 * Probes the node of an attempt each time that the response is late.
 *
 * @param onSilent - Called if the node does not respond to a probe either.
 * @returns A function that ends the watch, which must always be called; undefined if the call can go to no other node.
 */
export function watchNode(
  settings: Settings,
  node: string,
  { nodes }: Policy,
  onSilent: () => void,
): (() => void) | undefined {
  if (nodes < 2 || settings.connectTimeout === 0) return undefined;
  let isWatching = true;
  const timer = setInterval(async () => {
    if (!(await probe(settings, node)) && isWatching) onSilent();
  }, settings.connectTimeout);
  return () => {
    isWatching = false;
    clearInterval(timer);
  };
}
