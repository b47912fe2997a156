import { assertArguments, INTERVAL } from "../client/index.js";
import type { Invocation } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { poll, type Seen } from "./poll.js";
import { UNTIL, type WaitForInvocationOptions, watchInvocations } from "./watch-invocations.js";

export type { WaitForInvocationOptions } from "./watch-invocations.js";

/** Waits until an invocation has a status. Like {@link AdminClient.waitForInvocation}, with the client as the first argument. */
export async function waitForInvocation(
  client: Client,
  invocationId: string,
  options: WaitForInvocationOptions = {},
): Promise<Invocation> {
  const checked = assertArguments("waitForInvocation", { invocationId }, options, { until: UNTIL, interval: INTERVAL });
  const { until = "completed", ...waiting } = checked;
  const watch = watchInvocations(client, "waitForInvocation", until);
  watch.notArrived.set(invocationId, undefined);
  return poll(`${invocationId} to be ${watch.wanted}`, waiting, async (request): Promise<Seen<Invocation>> => {
    await watch.look(request);
    const value = watch.arrived.get(invocationId);
    if (value) return { value, description: value.status, isReached: true };
    const last = watch.notArrived.get(invocationId);
    return { value: last, description: String(last?.status), isReached: false };
  });
}
