import { STRING, wholeNumber } from "../client/index.js";
import type { Client } from "../operations.js";
import {
  assertAddress,
  assertVerify,
  confirmState,
  prepareState,
  type ReadStateOptions,
  readState,
  type ServiceState,
  StateConflictError,
  sendState,
} from "../state/index.js";
import type { WaitOptions } from "../waiting/index.js";
import type { Judge, Outcome } from "./judge.js";
import { type BulkOperation, type BulkResult, isRefused } from "./result.js";
import { assertBulkArguments, type BulkOptions, runOpen } from "./run-bulk.js";
import { isListed, type ListedTargets, openListed } from "./targets.js";

export interface UpdateStatesOptions extends BulkOptions {
  /** The scope of the virtual objects. Scoped state is separate. Since Restate 1.7.2. */
  readonly scope?: string | undefined;
  /** How many times to change each state, if others change it in between. Default: 5. */
  readonly attempts?: number | undefined;
  /** How to wait until each change is visible. Default: for up to 60 seconds. */
  readonly verify?: Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/** Returns the whole new state, or undefined to leave the state as it is. */
export type StateChange = (
  state: ServiceState,
  key: string,
) => Readonly<Record<string, unknown>> | undefined | PromiseLike<Readonly<Record<string, unknown>> | undefined>;

const OPERATION = {
  name: "updateStates",
  retry: { idempotent: false },
  options: [],
  unchanged: [],
} as const satisfies BulkOperation;

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
 * The result lists each key once, by its `id`:
 *
 * - `succeeded`: the state was seen to be the new one. The data is that state.
 * - `unchanged`: `change` returned undefined or the state that it got. Nothing was sent, unless that followed a conflict:
 *   an earlier change may have been applied, and overwritten since.
 * - `failed`: `change` or a request failed, or each attempt met a state that somebody else had changed. Another call
 *   can pick it up.
 * - `unknown`: the change was sent, but was not seen in time, for instance because a handler holds the key. The server
 *   may still apply it, but only to the state that was read.
 * - `notStarted`: no request was sent.
 *
 * @param client - The client, from `createClient`.
 * @param service - The name of the virtual object or workflow.
 * @param keys - The keys, or objects with a key as `id`: an array, or any other iterable or async iterable.
 * @param change - Returns the whole new state, in the form that {@link replaceState} takes, or undefined.
 * @param options - `scope`, `attempts`, `verify`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every key, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the keys fail once the run has started, the server stays
 * away, or a request gets a 401; the error has the result so far.
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
  assertBulkArguments(client, OPERATION, options, { scope: STRING, attempts: wholeNumber(1), verify: ["an object"] });
  const { scope, attempts = 5, verify = {}, signal, headers, timeout, maxRetries } = options;
  assertAddress(OPERATION.name, service, "", {});
  assertVerify(OPERATION.name, verify);
  if (typeof change !== "function") {
    throw new TypeError(`${OPERATION.name}: change must be a function, not ${typeof change}`);
  }
  if (!isListed(keys)) throw new TypeError(`${OPERATION.name}: the keys must be an array or another iterable`);
  signal?.throwIfAborted();
  const unclear = new Set<string>();
  const judge: Judge = {
    isIdempotent: false,
    judgeFailure: (key, error) => ({ list: unclear.has(key) ? "unknown" : "failed", error }),
  };
  const request = { scope, signal, headers, timeout, maxRetries };
  const update = { client, service, change, attempts, verify, request, unclear };
  return runOpen<ServiceState>(
    client,
    { operation: OPERATION, open: openListed(keys), judge, own: {} },
    options,
    (key) => updateState(update, key),
  );
}

interface Update {
  readonly client: Client;
  readonly service: string;
  readonly change: StateChange;
  readonly attempts: number;
  readonly verify: Pick<WaitOptions, "timeout" | "interval">;
  readonly request: ReadStateOptions;
  /** The keys whose change was sent, without anybody seeing what became of it. */
  readonly unclear: Set<string>;
}

async function updateState(update: Update, key: string): Promise<Outcome<ServiceState>> {
  const { client, service, change, attempts, request } = update;
  let state = await readState(client, service, key, request);
  for (let attempt = 1; ; attempt++) {
    const values = await change(state, key);
    const prepared = values === undefined ? undefined : await prepareState(values, RETURNED);
    if (!prepared || prepared.target.version === state.version) {
      return { list: "unchanged", status: undefined, reason: "same state" };
    }
    request.signal?.throwIfAborted();
    const address = { service, key, expectedVersion: state.version };
    try {
      return { list: "succeeded", data: await writeState(update, address, prepared) };
    } catch (error) {
      if (!(error instanceof StateConflictError) || attempt === attempts) throw error;
      state = error.actual;
    }
  }
}

async function writeState(
  { client, verify, request, unclear }: Update,
  address: Parameters<typeof sendState>[1],
  prepared: Parameters<typeof sendState>[2],
): Promise<ServiceState> {
  try {
    await sendState(client, address, prepared, request);
  } catch (error) {
    if (!isRefused(error)) unclear.add(address.key);
    throw error;
  }
  try {
    return await confirmState(client, address, prepared, request, verify);
  } catch (error) {
    if (!(error instanceof StateConflictError)) unclear.add(address.key);
    throw error;
  }
}
