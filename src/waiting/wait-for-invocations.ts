import { assertArguments, INTERVAL } from "../client/index.js";
import {
  type BulkTarget,
  type Invocation,
  type InvocationFilter,
  listInvocations,
  readId,
  writeCondition,
} from "../invocations/index.js";
import type { Client } from "../operations.js";
import { poll, type Seen } from "./poll.js";
import { UNTIL, type WaitForInvocationOptions, type Watch, watchInvocations } from "./watch-invocations.js";

/** What {@link AdminClient.waitForInvocations} saw before it timed out: the `lastSeen` of its `WaitTimeoutError`. */
export interface AwaitedInvocations {
  /** The invocations that have reached the status, as they were then. */
  readonly arrived: readonly Invocation[];
  /** The ids of the others. */
  readonly notArrived: readonly string[];
}

/** Waits until each of several invocations has a status. Like {@link AdminClient.waitForInvocations}, with the client as the first argument. */
export async function waitForInvocations(
  client: Client,
  invocations: readonly BulkTarget[] | InvocationFilter,
  options: WaitForInvocationOptions = {},
): Promise<Invocation[]> {
  const name = "waitForInvocations";
  const checked = assertArguments(name, {}, options, { until: UNTIL, interval: INTERVAL });
  const { until = "completed", ...waiting } = checked;
  const watch = watchInvocations(client, name, until);
  const { arrived, notArrived } = watch;
  const isListed = isList(invocations);
  const ids = isListed ? Array.from(invocations, (each) => readId(name, each)) : [];
  for (const id of ids) notArrived.set(id, undefined);
  // Otherwise the message would name listInvocations.
  if (!isListed) writeCondition(name, invocations);
  let isRead = isListed;
  const what = `${isListed ? `${notArrived.size} invocations` : "the matching invocations"} to be ${watch.wanted}`;
  await poll(what, waiting, async (request): Promise<Seen> => {
    if (!isListed && !isRead) {
      for await (const row of listInvocations(client, invocations, request)) notArrived.set(row.id, row);
      ids.push(...notArrived.keys());
      isRead = true;
    }
    if (notArrived.size > 0) await watch.look(request);
    const value: AwaitedInvocations = { arrived: [...arrived.values()], notArrived: [...notArrived.keys()] };
    return { value, description: describeWatch(watch), isReached: notArrived.size === 0 };
  });
  return ids.map((id) => arrived.get(id)).filter((each) => each !== undefined);
}

function isList(invocations: readonly BulkTarget[] | InvocationFilter): invocations is readonly BulkTarget[] {
  return Array.isArray(invocations);
}

/** Describes those that have not arrived: `2 of 40 not arrived: inv_1 (running), inv_2 (paused)`. */
function describeWatch({ arrived, notArrived }: Watch): string {
  const some = [...notArrived].slice(0, 3).map(([id, seen]) => `${id} (${seen?.status})`);
  const more = notArrived.size > some.length ? ", ..." : "";
  return `${notArrived.size} of ${arrived.size + notArrived.size} not arrived: ${some.join(", ")}${more}`;
}
