import { runWithin } from "../call/index.js";
import {
  assertRule,
  checkOptions,
  FUNCTION,
  type InnerOptions,
  isPlainObject,
  pickRequest,
  STRING,
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import {
  confirmState,
  createStateReader,
  type PreparedState,
  prepareState,
  type ServiceState,
  StateConflictError,
  type StateValues,
  sendState,
  VERIFY_RULES,
} from "../state/index.js";
import type { WaitOptions } from "../waiting/index.js";
import type { BulkOperation } from "./bulk-operation.js";
import { isRefused, NOT_STARTED, type Outcome } from "./outcome.js";
import type { BulkResult } from "./result.js";
import { assertBulkArguments, type BulkOptions, runOpen } from "./run-bulk.js";
import { isIterable, type ListedTargets, type OpenTargets, openListed } from "./targets.js";

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
  options: {
    scope: STRING,
    attempts: /* @__PURE__ */ wholeNumber(1),
    verify: ["an object", isPlainObject],
  },
  unchanged: [],
} as const satisfies BulkOperation;

/**
 * Changes the state at many keys of a virtual object or workflow with a function.
 *
 * For each key it reads the state, calls `change`, and replaces the state as {@link replaceState} does, if it is
 * still the one that was read. After a conflict, it calls `change` again with what is there now, up to `attempts` times.
 *
 * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier call or by
 * a concurrent update. Setting a field is fine. Counting or appending is not, unless it can tell that it is done.
 *
 * The keys in flight when the server goes away are not retried: pass those in `failed` and `unknown` to another call. The
 * result lists each key once, by its `id`:
 *
 * - `succeeded`: the state was seen to be the new one; or, after a conflict, one that `change` leaves as it is, since others
 *   built upon the change, or made it needless. The data is the state that was seen.
 * - `unchanged`: `change` returned undefined or the state that it got, and nothing was sent. The reason is `same state`, or
 *   `no state` for a key without any, which may be misspelt.
 * - `failed`: the state could not be read, `change` failed, the server rejected the change, or each attempt met a conflict.
 * - `unknown`: the change was sent, but not seen in time, for instance because a handler holds the key. The server may still
 *   make it, but only to the state that was read.
 * - `notStarted`: no change was sent: a run that stopped early, or a dry run, which lists the keys that would be changed, with
 *   the new state as data.
 *
 * @param service - The name of the virtual object or workflow.
 * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable.
 * @param change - Returns the whole new state, in the form that {@link replaceState} takes, or undefined.
 * @param options - `scope`, `attempts`, `verify`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every key, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted or the keys fail once the run has started, the server stays
 * away, or the token or the address is wrong; the error has the result so far.
 * @throws The reason of `signal` if it is aborted already.
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
  const { name } = OPERATION;
  const checked = checkUpdate(client, name, service, options);
  assertRule(change, FUNCTION, `${name}: change`);
  if (!isIterable(name, keys)) throw new TypeError(`${name}: the keys must be an array or another iterable`);
  return runUpdate(client, name, service, async (stop) => openListed(name, keys, stop), change, checked);
}

/** @throws TypeError that names the function, and the argument or the option. */
export function checkUpdate(
  client: Client,
  name: string,
  service: string,
  options: UpdateStatesOptions,
): UpdateStatesOptions & InnerOptions {
  const checked = assertBulkArguments(client, { ...OPERATION, name }, options);
  assertRule(service, STRING, `${name}: service`);
  checkOptions(checked.verify ?? {}, `${name}: verify: `, VERIFY_RULES);
  return checked;
}

/** Changes the states of the keys that `open` returns. The options must be checked. */
export async function runUpdate(
  client: Client,
  name: string,
  service: string,
  open: (stop: AbortSignal) => Promise<OpenTargets>,
  change: StateChange,
  options: UpdateStatesOptions & InnerOptions,
): Promise<BulkResult<ServiceState>> {
  const { scope, attempts = 5, verify = {}, dryRun = false } = options;
  const request = { ...pickRequest(options), scope };
  const { signal } = request;
  const read = createStateReader(client, service, request);

  /** Returns undefined if there is nothing to change. */
  async function prepareChange(state: ServiceState, key: string): Promise<PreparedState | undefined> {
    // It takes no signal, and may never return.
    const values = await runWithin(0, signal, async () => change(state, key));
    if (values === undefined) return undefined;
    const prepared = await prepareState(values, `${name}: the result of change`);
    return prepared.target.version === state.version ? undefined : prepared;
  }

  async function updateState(key: string): Promise<Outcome<ServiceState>> {
    let isUnclear = false;
    try {
      let state = await read(key);
      for (let attempt = 1; ; attempt++) {
        const prepared = await prepareChange(state, key);
        // After a conflict: others built upon the change, or made it needless.
        if (!prepared && attempt > 1) return { list: "succeeded", data: state };
        const reason = Object.keys(state.bytes).length > 0 ? "same state" : "no state";
        if (!prepared) return { list: "unchanged", status: undefined, reason };
        if (dryRun) return { list: "notStarted", data: prepared.target };
        signal?.throwIfAborted();
        const expecting = { ...request, expectedVersion: state.version };
        isUnclear = true;
        await sendState(client, service, key, prepared, expecting).catch((error) => {
          isUnclear = !isRefused(error);
          throw error;
        });
        try {
          const polled = { service, key, read: () => read(key) };
          return { list: "succeeded", data: await confirmState(polled, prepared, expecting, verify) };
        } catch (error) {
          if (!(error instanceof StateConflictError)) throw error;
          isUnclear = false;
          if (attempt === attempts) throw error;
          state = error.actual;
        }
      }
    } catch (error) {
      if (isUnclear) return { list: "unknown", error };
      return signal?.aborted ? NOT_STARTED : { list: "failed", error };
    }
  }

  return runOpen(client, { ...OPERATION, name }, open, options, updateState);
}
