import { type InvocationStatus, INVOCATION_STATUS_VALUES as VALUES } from "../../generated/tables.js";
import { assertArguments, nameCaller, type RequestOptions, type Rule } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import {
  type BulkTarget,
  type Invocation,
  type InvocationFilter,
  listInvocations,
  readId,
  writeCondition,
} from "../invocations/index.js";
import type { Client } from "../operations.js";
import { poll, type ReportedWaitOptions, WAIT_RULES } from "./poll.js";

/** Options of {@link waitForInvocation} and {@link waitForInvocations}. */
export interface WaitForInvocationOptions<Progress = Invocation | undefined> extends ReportedWaitOptions<Progress> {
  /**
   * The status to wait for, several of them, or a function that returns whether to stop. The function also gets completed invocations:
   * if it rejects one, the wait goes on until its timeout, or until the invocation is purged. Default: `completed`.
   */
  readonly until?: InvocationStatus | readonly InvocationStatus[] | ((invocation: Invocation) => boolean) | undefined;
}

/** The invocations that {@link waitForInvocations} saw before it timed out, in `lastSeen` of its `WaitTimeoutError`. */
export interface AwaitedInvocations {
  /** The invocations that have reached the status, as they were then. */
  readonly arrived: readonly Invocation[];
  /** The ids of the invocations that have not reached the status. */
  readonly notArrived: readonly string[];
}

/** An invocation that can no longer reach the awaited status: it has completed, or does not exist. */
export class InvocationEndedError extends RestateAdminError {
  static override readonly name: string = "InvocationEndedError";
  declare readonly invocationId: string;
  /** The invocation as it was last seen; undefined if it never was. */
  declare readonly lastSeen: Invocation | undefined;
  /** The ids of all awaited invocations that have not reached the status, including this one. */
  declare readonly notArrived: readonly string[];

  /** Creates the error, for your own tests. `problem` says, after the id, why the invocation cannot reach the status. */
  constructor(
    init: Pick<InvocationEndedError, "invocationId" | "cause"> &
      Partial<Pick<InvocationEndedError, "lastSeen" | "notArrived" | "calledFunction">> & { readonly problem: string },
  ) {
    const { problem, invocationId, notArrived = [invocationId], ...rest } = init;
    const others = notArrived.length - 1;
    const fields = { invocationId, lastSeen: undefined, notArrived, ...rest };
    super(`${invocationId} ${problem}${others > 0 ? `; ${others} others have not arrived either` : ""}`, fields);
  }
}

const UNTIL: Rule = {
  wanted: "a status, an array of statuses, or a function",
  kinds: ["function"],
  isRight: (value) => {
    const all = [value].flat();
    return all.length > 0 && all.every((each) => VALUES.includes(each as InvocationStatus));
  },
};

/** The awaited invocations, by id: the last row of each, and whether it has reached the status. */
type Watch = Map<string, { readonly seen: Invocation | undefined; readonly hasArrived: boolean }>;

/**
 * Waits until an invocation has a status, `completed` by default.
 *
 * It polls `sys_invocation`, so it may miss a status that lasts for less than the pause between polls.
 *
 * @param invocationId - `inv_...`
 * @param options - `until`, `timeout`, `interval`, and request options.
 * @returns The invocation as it was then. If it is `completed`, `completion_result` says whether it succeeded.
 * @throws An {@link InvocationEndedError} if it completes without an awaited status, or does not exist. With a
 * `completion_retention` of zero, an invocation disappears as soon as it completes.
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the invocation.
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
  const checked = assertArguments("waitForInvocation", { invocationId }, options, { until: UNTIL, ...WAIT_RULES });
  const describe = (watch: Watch) => {
    const value = watch.get(invocationId)?.seen;
    return { value, description: String(value?.status) };
  };
  // The wait resolves only once the invocation was seen.
  return (await waitForAll(client, invocationId, [invocationId], checked, describe)) as Invocation;
}

/**
 * Waits until each of several invocations has a status, `completed` by default: after a bulk cancellation, for instance.
 *
 * It polls the invocations that have not arrived yet, with at least one query per 1,000. Each has to reach the status once, but not
 * all at the same time.
 *
 * @param invocations - An array of ids, or of rows with an `id`; or a filter, whose matches are read once, at the start.
 * @param options - `until`, `timeout`, `interval`, and request options.
 * @returns The invocations, each as it was when it arrived, in the order of the ids.
 * @throws An {@link InvocationEndedError} as soon as one of them completes without an awaited status, or does not exist; its
 * `notArrived` has the ids of all that have not arrived.
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is {@link AwaitedInvocations}.
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
  // Checked here, since the message would otherwise name listInvocations.
  if (!isList(targets)) writeCondition(name, targets);
  const what = isList(targets) ? `${new Set(targets).size} invocations` : "the matching invocations";
  const { arrived } = await waitForAll(client, what, targets, checked, describeAll);
  return [...arrived];
}

function isList<Id extends BulkTarget>(targets: readonly Id[] | InvocationFilter): targets is readonly Id[] {
  return Array.isArray(targets);
}

/** Begins to watch ids, or the matches of a filter. */
async function openWatch(client: Client, targets: readonly string[] | InvocationFilter, request: RequestOptions) {
  const watch: Watch = new Map();
  const rows = isList(targets)
    ? targets.map((id) => [id, undefined] as const)
    : await readById(client, targets, request);
  for (const [id, seen] of rows) watch.set(id, { seen, hasArrived: false });
  return watch;
}

async function readById(client: Client, filter: InvocationFilter, request: RequestOptions) {
  const rows = new Map<string, Invocation>();
  for await (const row of listInvocations(client, filter, request)) rows.set(row.id, row);
  return rows;
}

const listWaiting = (watch: Watch) => [...watch].flatMap(([id, { hasArrived }]) => (hasArrived ? [] : [id]));

/** Describes the invocations that have not arrived: `2 of 40 not arrived: inv_1 (running), inv_2 (paused)`. */
function describeAll(watch: Watch): { readonly value: AwaitedInvocations; readonly description: string } {
  const notArrived = listWaiting(watch);
  const arrived = [...watch.values()].flatMap(({ seen, hasArrived }) => (seen && hasArrived ? [seen] : []));
  const some = notArrived.slice(0, 3).map((id) => `${id} (${watch.get(id)?.seen?.status})`);
  const more = notArrived.length > some.length ? ", ..." : "";
  const description = `${notArrived.length} of ${watch.size} not arrived: ${some.join(", ")}${more}`;
  return { value: { arrived, notArrived }, description };
}

/** @throws InvocationEndedError as soon as one of the invocations can no longer arrive. */
async function waitForAll<Progress>(
  client: Client,
  what: string,
  targets: readonly string[] | InvocationFilter,
  { until = "completed", ...waiting }: WaitForInvocationOptions<Progress>,
  describe: (watch: Watch) => { readonly value: Progress; readonly description: string },
): Promise<Progress> {
  const statuses = typeof until === "function" ? undefined : [until].flat();
  const accepts = typeof until === "function" ? until : ({ status }: Invocation) => statuses?.includes(status) === true;
  const wanted = statuses?.join(" or ") ?? "what `until` accepts";
  /** Says why an invocation, whose row is undefined if there is none, can no longer arrive. */
  const explainEnd = (row: Invocation | undefined, lastSeen: Invocation | undefined): string | undefined => {
    if (!row) return lastSeen ? `no longer exists; it was last seen ${lastSeen.status}` : "does not exist";
    return statuses && row.status === "completed" ? `has completed, and cannot become ${wanted}` : undefined;
  };
  let watch: Watch | undefined;
  return poll(`${what} to be ${wanted}`, waiting, async (request) => {
    watch ??= await openWatch(client, targets, request);
    const left = listWaiting(watch);
    const rows = left.length > 0 ? await readById(client, { id: left }, request) : new Map<string, Invocation>();
    for (const id of left) {
      const seen = rows.get(id);
      if (seen) watch.set(id, { seen, hasArrived: accepts(seen) });
    }
    const notArrived = listWaiting(watch);
    for (const invocationId of notArrived) {
      const lastSeen = watch.get(invocationId)?.seen;
      const problem = explainEnd(rows.get(invocationId), lastSeen);
      if (problem === undefined) continue;
      throw new InvocationEndedError({ ...nameCaller(request), invocationId, problem, lastSeen, notArrived });
    }
    return { ...describe(watch), isReached: notArrived.length === 0 };
  });
}
