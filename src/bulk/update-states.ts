import { runWithin, waitRoughly } from "../call/index.js";
import { internals, isPlainObject, pickRequest, STRING, wholeNumber } from "../client/index.js";
import { AdminRequestError } from "../errors/index.js";
import type { Client } from "../operations.js";
import {
  assertAddress,
  assertVerify,
  confirmState,
  type PreparedState,
  prepareState,
  type ReadStateOptions,
  readState,
  type ServiceState,
  StateConflictError,
  type StateValues,
  sendState,
} from "../state/index.js";
import type { WaitOptions } from "../waiting/index.js";
import type { HeldPlaces } from "./for-each.js";
import type { Judge, Outcome } from "./judge.js";
import { type BulkOperation, type BulkResult, isRefused } from "./result.js";
import { assertBulkArguments, type BulkOptions, runOpen } from "./run-bulk.js";
import { isListed, type ListedTargets, openListed } from "./targets.js";

/** Options of {@link updateStates}. */
export interface UpdateStatesOptions extends BulkOptions {
  /** The scope of the virtual objects. Scoped state is separate. Since Restate 1.7.2. */
  readonly scope?: string | undefined;
  /** The maximum number of attempts for each key. Another one follows if somebody else changed the state first. Default: 5. */
  readonly attempts?: number | undefined;
  /** How to wait until each change is visible. Default: for up to 60 seconds. */
  readonly verify?: Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/** Returns the whole new state, or undefined to leave the state as it is. */
export type StateChange = (
  state: ServiceState,
  key: string,
) => StateValues | undefined | PromiseLike<StateValues | undefined>;

const OPERATION = {
  name: "updateStates",
  retry: { idempotent: false },
  options: {},
  unchanged: [],
} as const satisfies BulkOperation;

/** In milliseconds, before the first look at what became of a change, and longer before each further one. */
const PAUSE = 500;

/** The new state, for error messages. */
const RETURNED = "updateStates: the result of change";

/**
 * Changes the state at many keys of a virtual object or workflow, each by a function, without overwriting what others
 * write meanwhile.
 *
 * It reads the state at a key, calls `change`, replaces the state only if it is still the one that was read, and waits
 * until the new state is visible. If somebody else changed the state first, it calls `change` again, with what is there
 * now, up to `attempts` times. One failure does not stop the rest.
 *
 * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier attempt or by
 * a concurrent update. Setting a field is fine. Counting or appending is not, unless it can tell that it is done. See
 * {@link replaceState} for the reasons.
 *
 * A server that is starting may return no state for a moment (seen on 1.7.12). So an empty state is read again after a
 * second, before `change` gets it, and before it counts as the new state. Meanwhile, another key is processed.
 *
 * A request that gets no clear response, because the server crashes or a gateway fails, may still be in flight. Once the
 * server responds again, the state is read again, up to `maxRetries` times. If it is the new one, the change succeeded. If
 * it is still the one that was read, the same change is sent again. Any other state is a conflict. However late a request
 * arrives, the server applies it only to a state that is exactly the one that was read.
 *
 * The result lists each key once, by its `id`:
 *
 * - `succeeded`: the state was seen to be the new one. The data is that state.
 * - `unchanged`: `change` returned undefined or the state that it got. Nothing was sent, unless that followed a conflict:
 *   an earlier change may have been applied, and overwritten since.
 * - `failed`: `change` or a request failed, or each attempt met a state that somebody else had changed. Another call
 *   can pick it up.
 * - `unknown`: the change was sent, but was not seen in time, for instance because a handler holds the key or the server
 *   stays away. The server may still apply it, but only to the state that was read.
 * - `notStarted`: no request was sent.
 *
 * @param client - The client, from `createClient`.
 * @param service - The name of the virtual object or workflow.
 * @param keys - The keys, or objects with a key as `id`: an array, or any other iterable or async iterable.
 * @param change - Returns the whole new state, in the form that {@link replaceState} takes, or undefined.
 * @param options - `scope`, `attempts`, `verify`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every key, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the keys fail once the run has started, the server stays
 * away, or the token or the address is wrong; the error has the result so far.
 * @throws A TypeError, before anything is sent, if an argument is wrong.
 *
 * @example
 * ```ts
 * const { failed, unknown } = await updateStates(client, "Cart", ["bob", "eve"], ({ bytes, values }) =>
 *   values.status === "open" ? { ...bytes, status: "closed" } : undefined,
 * );
 * ```
 */
export async function updateStates(
  client: Client,
  service: string,
  keys: ListedTargets,
  change: StateChange,
  options: UpdateStatesOptions = {},
): Promise<BulkResult<ServiceState>> {
  const checked = assertBulkArguments(client, OPERATION, options, {
    scope: STRING,
    attempts: wholeNumber(1),
    verify: ["an object", isPlainObject],
  });
  const { scope, attempts = 5, verify = {}, signal, maxRetries } = checked;
  assertAddress(OPERATION.name, service, "", {});
  assertVerify(OPERATION.name, verify);
  if (typeof change !== "function") {
    throw new TypeError(`${OPERATION.name}: change must be a function, not ${typeof change}`);
  }
  if (!isListed(OPERATION.name, keys))
    throw new TypeError(`${OPERATION.name}: the keys must be an array or another iterable`);
  signal?.throwIfAborted();
  const unclear = new Map<string, UnclearChange>();
  const mostLooks = maxRetries ?? client[internals].maxRetries;
  const judge: Judge = {
    isIdempotent: false,
    judgeFailure: (key, error) => ({ list: unclear.has(key) ? "unknown" : "failed", error }),
    isOpen: (key, error) => error instanceof AdminRequestError && (unclear.get(key)?.looks ?? mostLooks) < mostLooks,
  };
  const request = { ...pickRequest(checked), scope };
  const update = { client, service, change, attempts, verify, request, unclear };
  return runOpen<ServiceState>(
    client,
    { operation: OPERATION, open: openListed(OPERATION.name, keys), judge, own: {} },
    checked,
    (key, lend) => updateState({ ...update, lend }, key),
  );
}

interface Update {
  readonly client: Client;
  readonly service: string;
  readonly change: StateChange;
  readonly attempts: number;
  readonly verify: Pick<WaitOptions, "timeout" | "interval">;
  readonly request: ReadStateOptions;
  /** Lets another key have the place during a pause. */
  readonly lend: HeldPlaces["lend"];
  /** The changes that were sent, without anybody seeing what became of them, by key. */
  readonly unclear: Map<string, UnclearChange>;
}

interface UnclearChange {
  readonly expectedVersion: string;
  readonly prepared: PreparedState;
  /** How many calls have looked at the state since. */
  readonly looks: number;
}

async function updateState(update: Update, key: string): Promise<Outcome<ServiceState>> {
  const { attempts, request } = update;
  const sent = await beginLook(update, key);
  let state = await readState(update.client, update.service, key, update.request);
  if (sent?.prepared.target.version === state.version) return { list: "succeeded", data: state };
  // The same change, so that it does not matter which of the requests arrives first.
  let again = sent?.expectedVersion === state.version ? sent.prepared : undefined;
  for (let attempt = 1; ; attempt++) {
    const prepared = again ?? (await prepareChange(update, state, key));
    again = undefined;
    if (!prepared) return { list: "unchanged", status: undefined, reason: "same state" };
    request.signal?.throwIfAborted();
    try {
      return { list: "succeeded", data: await writeState(update, key, state.version, prepared) };
    } catch (error) {
      if (!(error instanceof StateConflictError) || attempt === attempts) throw error;
      state = error.actual;
    }
  }
}

/** Returns the change that an earlier call has sent, once it has had a moment to be made. */
async function beginLook({ unclear, request }: Update, key: string): Promise<UnclearChange | undefined> {
  const sent = unclear.get(key);
  if (!sent) return undefined;
  const looks = sent.looks + 1;
  unclear.set(key, { ...sent, looks });
  await waitRoughly(looks * PAUSE, request.signal);
  return sent;
}

/** Returns undefined if there is nothing to change. */
async function prepareChange(
  { change, request: { signal } }: Update,
  state: ServiceState,
  key: string,
): Promise<PreparedState | undefined> {
  // It takes no signal, and may never return.
  const values = await runWithin(0, signal, async () => change(state, key));
  if (values === undefined) return undefined;
  const prepared = await prepareState(values, RETURNED);
  return prepared.target.version === state.version ? undefined : prepared;
}

async function writeState(
  { client, service, verify, request, unclear }: Update,
  key: string,
  expectedVersion: string,
  prepared: PreparedState,
): Promise<ServiceState> {
  const address = { service, key, expectedVersion };
  const markUnclear = (): void => {
    unclear.set(key, { expectedVersion, prepared, looks: unclear.get(key)?.looks ?? 0 });
  };
  try {
    await sendState(client, address, prepared, request);
  } catch (error) {
    if (!isRefused(error)) markUnclear();
    throw error;
  }
  try {
    return await confirmState(client, address, prepared, request, verify);
  } catch (error) {
    if (!(error instanceof StateConflictError)) markUnclear();
    throw error;
  }
}
