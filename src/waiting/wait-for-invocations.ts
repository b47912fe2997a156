import { type InvocationStatus, INVOCATION_STATUS_VALUES as VALUES } from "../../generated/tables.js";
import { assertArguments, type RequestOptions, type Rule } from "../client/index.js";
import {
  type BulkTarget,
  type Invocation,
  type InvocationFilter,
  listInvocations,
  readId,
  writeCondition,
} from "../invocations/index.js";
import type { Client } from "../operations.js";
import { InvocationEndedError } from "./invocation-ended-error.js";
import { askUntil, poll, type ReportedWaitOptions, type Seen, WAIT_RULES } from "./poll.js";

/** Options of {@link waitForInvocation} and {@link waitForInvocations}. */
export interface WaitForInvocationOptions<Progress = Invocation | undefined> extends ReportedWaitOptions<Progress> {
  /** The status to wait for, several of them, or a function that returns whether to stop. Default: `completed`. */
  readonly until?: InvocationStatus | readonly InvocationStatus[] | ((invocation: Invocation) => boolean) | undefined;
}

/** What {@link waitForInvocations} saw before it timed out: the `lastSeen` of its `WaitTimeoutError`. */
export interface AwaitedInvocations {
  /** The invocations that have reached the status, as they were then. */
  readonly arrived: readonly Invocation[];
  /** The ids of the others. */
  readonly notArrived: readonly string[];
}

const isStatus = (value: unknown): boolean => VALUES.some((status) => status === value);

// A table with a spread would stay in bundles that do not use it.
const UNTIL: Rule = [
  "a status, an array of at least one, or a function",
  (value) =>
    typeof value === "function" ||
    isStatus(value) ||
    (Array.isArray(value) && value.length > 0 && value.every(isStatus)),
];

/** Invocations that are awaited, by id. */
interface Watch {
  /** Those that have reached the status, as they were then. */
  readonly arrived: Map<string, Invocation>;
  /** The others, as they were last seen. Undefined if they never were. */
  readonly notArrived: Map<string, Invocation | undefined>;
}

/**
 * Waits until an invocation has a status, `completed` by default.
 *
 * It polls `sys_invocation`, so it may miss a status that lasts for less than the pause between polls.
 *
 * @param invocationId - `inv_...`
 * @param options - `until`, `timeout`, `interval`, and request options.
 * @returns The invocation as it was then. If it is `completed`, `completion_result` says whether it succeeded.
 * @throws An {@link InvocationEndedError} if it completes without the awaited status, or does not exist. With a
 * `completion_retention` of zero, an invocation disappears as soon as it completes.
 * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` is the invocation.
 * @throws The errors of its requests, as {@link WaitOptions} says.
 * @example
 * ```ts
 * await cancelInvocation(client, invocationId);
 * const { completion_failure } = await waitForInvocation(client, invocationId, { timeout: 10_000 });
 * ```
 */
export async function waitForInvocation(
  client: Client,
  invocationId: string,
  options: WaitForInvocationOptions = {},
): Promise<Invocation> {
  const name = "waitForInvocation";
  const checked = assertArguments(name, { invocationId }, options, { until: UNTIL, ...WAIT_RULES });
  const describe = ({ arrived, notArrived }: Watch) => {
    const value = arrived.get(invocationId) ?? notArrived.get(invocationId);
    return { value, description: String(value?.status) };
  };
  const all = await waitForAll<Invocation | undefined>(
    client,
    { name, what: invocationId, targets: [invocationId], describe },
    checked,
  );
  // It resolves only if all have arrived.
  return all[0] as Invocation;
}

/**
 * Waits until each of several invocations has a status, `completed` by default: after a bulk cancellation, for instance.
 *
 * It polls those that have not arrived yet, with one query per 1,000. Each needs to have the status once, not all of them at
 * the same time.
 *
 * @param invocations - An array of ids, or of rows with an `id`; or a filter, whose matches are read once, at the start.
 * @param options - `until`, `timeout`, `interval`, and request options.
 * @returns The invocations, each as it was when it arrived, in the order of the ids.
 * @throws An {@link InvocationEndedError} as soon as one of them completes without the awaited status, or does not exist; its
 * `notArrived` has the ids of all that have not arrived.
 * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` is
 * {@link AwaitedInvocations}.
 * @throws The errors of its requests, as {@link WaitOptions} says.
 * @example
 * ```ts
 * const { succeeded } = await cancelInvocations(client, { service: "Greeter", status: "running" });
 * await waitForInvocations(client, succeeded, { timeout: 120_000 });
 * ```
 */
export async function waitForInvocations(
  client: Client,
  invocations: readonly BulkTarget[] | InvocationFilter,
  options: WaitForInvocationOptions<AwaitedInvocations> = {},
): Promise<Invocation[]> {
  const name = "waitForInvocations";
  const checked = assertArguments(name, {}, options, { until: UNTIL, ...WAIT_RULES });
  const targets = isList(invocations) ? Array.from(invocations, (each) => readId(name, each)) : invocations;
  // Otherwise the message would name listInvocations.
  if (!isList(targets)) writeCondition(name, targets);
  const what = isList(targets) ? `${new Set(targets).size} invocations` : "the matching invocations";
  return waitForAll(client, { name, what, targets, describe: describeAll }, checked);
}

function isList<Target extends BulkTarget>(
  targets: readonly Target[] | InvocationFilter,
): targets is readonly Target[] {
  return Array.isArray(targets);
}

/** Describes those that have not arrived: `2 of 40 not arrived: inv_1 (running), inv_2 (paused)`. */
function describeAll({ arrived, notArrived }: Watch): {
  readonly value: AwaitedInvocations;
  readonly description: string;
} {
  const some = [...notArrived].slice(0, 3).map(([id, seen]) => `${id} (${seen?.status})`);
  const more = notArrived.size > some.length ? ", ..." : "";
  const value: AwaitedInvocations = { arrived: [...arrived.values()], notArrived: [...notArrived.keys()] };
  const total = arrived.size + notArrived.size;
  return { value, description: `${notArrived.size} of ${total} not arrived: ${some.join(", ")}${more}` };
}

interface Awaited<Progress> {
  /** The waiting function, for errors. */
  readonly name: string;
  /** The invocations in words. */
  readonly what: string;
  /** Their ids, or a filter whose matches are read once. */
  readonly targets: readonly string[] | InvocationFilter;
  readonly describe: (watch: Watch) => { readonly value: Progress; readonly description: string };
}

async function waitForAll<Progress>(
  client: Client,
  { name, what, targets, describe }: Awaited<Progress>,
  { until = "completed", ...waiting }: WaitForInvocationOptions<Progress>,
): Promise<Invocation[]> {
  const statuses = typeof until === "string" ? [until] : until;
  const wanted = typeof statuses === "function" ? "what `until` accepts" : statuses.join(" or ");
  const isReached = (seen: Invocation): boolean =>
    typeof statuses === "function" ? askUntil(name, statuses, seen) : statuses.includes(seen.status);
  const watch: Watch = { arrived: new Map(), notArrived: new Map() };
  const { arrived, notArrived } = watch;
  let ids = isList(targets) ? targets : undefined;
  for (const id of ids ?? []) notArrived.set(id, undefined);

  /** @throws InvocationEndedError if one of those that have not arrived no longer can. */
  async function look(request: RequestOptions): Promise<void> {
    const found = await readById(client, { id: [...notArrived.keys()] }, request);
    let ended: ConstructorParameters<typeof InvocationEndedError>[0] | undefined;
    for (const [invocationId, lastSeen] of notArrived) {
      const seen = found.get(invocationId);
      if (seen && isReached(seen)) {
        notArrived.delete(invocationId);
        arrived.set(invocationId, seen);
        continue;
      }
      if (seen) notArrived.set(invocationId, seen);
      const problem = seen
        ? seen.status === "completed" && typeof statuses !== "function" && `has completed, and cannot become ${wanted}`
        : lastSeen
          ? `no longer exists; it was last seen ${lastSeen.status}`
          : "does not exist";
      if (problem) ended ??= { invocationId, problem, lastSeen: seen ?? lastSeen };
    }
    if (ended) throw new InvocationEndedError({ ...ended, notArrived: [...notArrived.keys()] });
  }

  await poll(`${what} to be ${wanted}`, waiting, async (request): Promise<Seen<Progress>> => {
    if (!ids && !isList(targets)) {
      for (const [id, seen] of await readById(client, targets, request)) notArrived.set(id, seen);
      ids = [...notArrived.keys()];
    }
    if (notArrived.size > 0) await look(request);
    return { ...describe(watch), isReached: notArrived.size === 0 };
  });
  return (ids ?? []).flatMap((id) => arrived.get(id) ?? []);
}

async function readById(
  client: Client,
  filter: InvocationFilter,
  request: RequestOptions,
): Promise<ReadonlyMap<string, Invocation>> {
  const found = new Map<string, Invocation>();
  for await (const row of listInvocations(client, filter, request)) found.set(row.id, row);
  return found;
}
