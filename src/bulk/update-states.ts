import { runWithin } from "../call/index.js";
import { isPlainObject, pickRequest, STRING, wholeNumber } from "../client/index.js";
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
import type { BulkOperation } from "./bulk-operation.js";
import { isRefused, type Outcome } from "./outcome.js";
import type { BulkResult } from "./result.js";
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
 * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier call or by
 * a concurrent update. Setting a field is fine. Counting or appending is not, unless it can tell that it is done. See
 * {@link replaceState} for the reasons.
 *
 * While the server is unavailable, no further key starts. If it is not back within `maxPause`, the run stops. The keys in
 * flight when it goes away are not retried: pass those in `failed` and `unknown` to another call. The result lists each key
 * once, by its `id`:
 *
 * - `succeeded`: the state was seen to be the new one. The data is that state.
 * - `unchanged`: `change` returned undefined or the state that it got. Nothing was sent, unless that followed a conflict:
 *   an earlier change may have been applied, and overwritten since.
 * - `failed`: no change was made. Reading the state failed, `change` failed, the server rejected the change, or each attempt
 *   met a state that somebody else had changed.
 * - `unknown`: the change was sent, but was not seen in time, for instance because a handler holds the key, the server went
 *   away, or `signal` was aborted. The server may still apply it, but only to the state that was read.
 * - `notStarted`: no change was sent: a dry run, or a run that stopped early.
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
  const { scope, attempts = 5, verify = {}, signal } = checked;
  assertAddress(OPERATION.name, service, "", {});
  assertVerify(OPERATION.name, verify);
  if (typeof change !== "function") {
    throw new TypeError(`${OPERATION.name}: change must be a function, not ${typeof change}`);
  }
  if (!isListed(OPERATION.name, keys))
    throw new TypeError(`${OPERATION.name}: the keys must be an array or another iterable`);
  signal?.throwIfAborted();
  const update = { client, service, change, attempts, verify, request: { ...pickRequest(checked), scope } };
  const open = openListed(OPERATION.name, keys);
  return runOpen<ServiceState>(client, { operation: OPERATION, open, own: {} }, checked, (key) =>
    updateState(update, key),
  );
}

interface Update {
  readonly client: Client;
  readonly service: string;
  readonly change: StateChange;
  readonly attempts: number;
  readonly verify: Pick<WaitOptions, "timeout" | "interval">;
  readonly request: ReadStateOptions;
}

async function updateState(update: Update, key: string): Promise<Outcome<ServiceState>> {
  const { client, service, attempts, verify, request } = update;
  const { signal } = request;
  let isUnclear = false;
  try {
    let state = await readState(client, service, key, request);
    for (let attempt = 1; ; attempt++) {
      const prepared = await prepareChange(update, state, key);
      if (!prepared) return { list: "unchanged", status: undefined, reason: "same state" };
      signal?.throwIfAborted();
      const address = { service, key, expectedVersion: state.version };
      isUnclear = true;
      try {
        await sendState(client, address, prepared, request);
        return { list: "succeeded", data: await confirmState(client, address, prepared, request, verify) };
      } catch (error) {
        const isConflict = error instanceof StateConflictError;
        if (isConflict || isRefused(error)) isUnclear = false;
        if (!isConflict || attempt === attempts) throw error;
        state = error.actual;
      }
    }
  } catch (error) {
    if (isUnclear) return { list: "unknown", error };
    return signal?.aborted ? { list: "notStarted" } : { list: "failed", error };
  }
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
