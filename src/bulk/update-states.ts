import { runWithin } from "../call/index.js";
import {
  assertArguments,
  assertRule,
  checkOptions,
  FUNCTION,
  isPlainObject,
  pickRequest,
  readInternals,
  STRING,
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import {
  changeState,
  createStateReader,
  listStateKeys,
  type PreparedState,
  prepareState,
  type ServiceState,
  StateConflictError,
  type StateValues,
  VERIFY_RULES,
} from "../state/index.js";
import type { WaitOptions } from "../waiting/index.js";
import { isRefused, NOT_STARTED, type TargetOutcome } from "./bulk-operation.js";
import type { BulkResult } from "./result.js";
import { BULK_RULES, type BulkOptions, runOpen } from "./run-bulk.js";
import { isListed, type ListedTargets, openListed } from "./targets.js";

export interface UpdateStatesOptions extends BulkOptions {
  /** The scope of the virtual objects. Scoped state is separate. Since Restate 1.7.2. */
  readonly scope?: string | undefined;
  /** The maximum number of attempts for each key. Each conflict with another client uses up one. Default: 5. */
  readonly attempts?: number | undefined;
  /** How to wait until each change is visible. Default: for up to 60 seconds. */
  readonly verify?: Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/** Returns the whole new state, or undefined to leave the state as it is. */
export type StateChange = (
  state: ServiceState,
  key: string,
) => StateValues | undefined | PromiseLike<StateValues | undefined>;

/**
 * Changes the state at many keys of a virtual object or workflow, or at all of its keys, with a function.
 *
 * For each key it reads the state, calls `change`, and replaces the state as {@link replaceState} does, if the state
 * is still the one that was read. After a conflict, it calls `change` again with the current state, and makes up to `attempts` attempts.
 *
 * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier call or by
 * a concurrent update. Setting a field is fine. Counting or appending is not, unless `change` can tell that it is done.
 *
 * With `"all"`, the keys that have a state at the start are read first; a misspelt service has none.
 *
 * The keys in flight when the server goes away are not retried: pass `failed` and `unknown` to another call. The result
 * lists each key once, by its `id`:
 *
 * - `succeeded`: the new state was seen. If `change` needs no change after a conflict, the state of the other client counts, too. The
 *   data is the state that was seen.
 * - `unchanged`: `change` returned undefined or the state that it got, and nothing was sent. The reason is `same state`, or
 *   `no state` if the key has no state: is it misspelt?
 * - `failed`: nothing was changed. The state could not be read, `change` failed, or the server rejected the change.
 * - `unknown`: the server may have made a change. The change was sent, but not seen in time, for instance because a handler holds the
 *   key: the server may still apply it, but only to the state that was read. Or the last attempt, too, met a conflict with another client
 *   (a {@link StateConflictError}), which may have overwritten the change; `change` still wants another state than its `actual`.
 * - `notStarted`: no change was made, since the run stopped early. A dry run lists here the keys that it would change, with the
 *   new state as data.
 *
 * @param service - The name of the virtual object or workflow.
 * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable; or `"all"`.
 * @param change - Returns the whole new state, in the form that {@link replaceState} takes, or undefined.
 * @param options - `scope`, `attempts`, `verify`, `concurrency`, `perSecond`, `onProgress`, `dryRun`, and request options.
 * @returns Every key, listed by outcome.
 * @throws The errors of the query for all keys, and a {@link BulkStoppedError} if the run stops early, with the result so far.
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
  keys: ListedTargets | "all",
  change: StateChange,
  options: UpdateStatesOptions = {},
): Promise<BulkResult<ServiceState>> {
  assertRule(change, FUNCTION, "updateStates: change");
  return changeStates("updateStates", client, service, keys, change, options);
}

/**
 * Deletes the whole state at many keys of a virtual object or workflow, or at all of its keys.
 *
 * It works as {@link updateStates} does, with the same options, result and errors: a state that another client changes meanwhile is
 * read again. A key without a state is `unchanged`.
 *
 * @param service - The name of the virtual object or workflow.
 * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable; or `"all"`.
 * @param options - `scope`, `attempts`, `verify`, `concurrency`, `perSecond`, `onProgress`, `dryRun`, and request options. A dry run
 * lists the keys whose state would be deleted, in `notStarted`.
 * @returns Every key, listed by outcome.
 * @example
 * ```ts
 * const { notStarted } = await clearStates(client, "Cart", "all", { dryRun: true });
 * ```
 */
export async function clearStates(
  client: Client,
  service: string,
  keys: ListedTargets | "all",
  options: UpdateStatesOptions = {},
): Promise<BulkResult<ServiceState>> {
  return changeStates("clearStates", client, service, keys, () => ({}), options);
}

async function changeStates(
  name: "updateStates" | "clearStates",
  client: Client,
  service: string,
  keys: ListedTargets | "all",
  change: StateChange,
  options: UpdateStatesOptions,
): Promise<BulkResult<ServiceState>> {
  readInternals(client, name);
  const rules = { scope: STRING, attempts: wholeNumber(1), verify: { wanted: "an object", isRight: isPlainObject } };
  const checked = assertArguments(name, { service }, options, { ...rules, ...BULK_RULES });
  const { verify = {}, scope } = checked;
  checkOptions(verify, `${name}: verify: `, VERIFY_RULES);
  if (keys !== "all" && !isListed(keys)) {
    throw new TypeError(`${name}: the keys must be an array or another iterable`);
  }
  const request = { ...pickRequest(checked), scope };
  const read = createStateReader(client, service, request);
  const steps: ChangeSteps = {
    read,
    async prepare(state, key) {
      // `change` takes no signal, and may never return.
      const values = await runWithin(0, request.signal, async () => change(state, key));
      if (values === undefined) return undefined;
      const prepared = await prepareState(values, `${name}: the result of change`);
      return prepared.state.version === state.version ? undefined : prepared;
    },
    send(prepared, { version }, key) {
      const polled = { service, key, read: () => read(key) };
      return changeState(client, polled, prepared, { ...request, expectedVersion: version }, verify);
    },
  };
  const open = async (stop: AbortSignal) =>
    openListed(name, keys === "all" ? await listStateKeys(client, service, request) : keys, stop);
  const operation = { name, retry: { idempotent: false } };
  return runOpen(client, { operation, open, call: (key) => updateState(steps, key, checked) }, checked);
}

interface ChangeSteps {
  readonly read: (key: string) => Promise<ServiceState>;
  /** Returns undefined if there is nothing to change. */
  readonly prepare: (state: ServiceState, key: string) => Promise<PreparedState | undefined>;
  /** Replaces the expected state. */
  readonly send: (prepared: PreparedState, expected: ServiceState, key: string) => Promise<ServiceState>;
}

async function updateState(
  { read, prepare, send }: ChangeSteps,
  key: string,
  { attempts = 5, dryRun = false, signal }: UpdateStatesOptions,
): Promise<TargetOutcome<ServiceState>> {
  let conflict: StateConflictError | undefined;
  try {
    for (let attempt = 1; ; attempt++) {
      const state = conflict?.actual ?? (await read(key));
      const prepared = await prepare(state, key);
      // After a conflict, the current state contains the change, or makes it needless.
      if (!prepared && conflict) return { list: "succeeded", data: state };
      const reason = Object.keys(state.bytes).length > 0 ? "same state" : "no state";
      if (!prepared) return { list: "unchanged", status: undefined, reason };
      if (dryRun) return { list: "notStarted", data: prepared.state };
      signal?.throwIfAborted();
      if (conflict && attempt > attempts) throw conflict;
      try {
        return { list: "succeeded", data: await send(prepared, state, key) };
      } catch (error) {
        if (error instanceof StateConflictError) conflict = error;
        else if (isRefused(error, signal) && error.operation === "modifyServiceState") throw error;
        else return { list: "unknown", error };
      }
    }
  } catch (error) {
    // The server accepted each change that met a conflict. It may have made the change before somebody else made another one.
    if (conflict) return { list: "unknown", error };
    return signal?.aborted ? NOT_STARTED : { list: "failed", error };
  }
}
