import { RestateAdminError } from "../call/index.js";
import { assertArguments } from "../client/index.js";
import { type Client, modifyServiceState } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { encodeState } from "./new-state.js";
import { assertAddress, describeState, type ReadStateOptions, type ServiceState, toState } from "./read-state.js";
import { waitForState } from "./wait-for-state.js";

export interface ReplaceStateOptions extends ReadStateOptions {
  /** The `version` that was read: the server makes the change only if the state is still exactly the same. */
  readonly expectedVersion?: string | undefined;
  /**
   * Whether to wait until the new state is there, and how. Without, the change is only accepted: it is made later, or dropped.
   * Default: true, for 60 seconds.
   */
  readonly verify?: boolean | Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/** The state is neither the expected one nor the new one. */
export class StateConflictError extends RestateAdminError {
  readonly expectedVersion: string;
  /** The state that is there. */
  readonly actual: ServiceState;

  /** @param init - `what` names the object, such as `Profile/bob`. */
  constructor({
    what,
    expectedVersion,
    actual,
  }: {
    readonly what: string;
    readonly expectedVersion: string;
    readonly actual: ServiceState;
  }) {
    const found = describeState(actual);
    super(
      `the state of ${what} is neither the new one, nor of the expected version ${expectedVersion}: it is ${found}`,
    );
    this.expectedVersion = expectedVersion;
    this.actual = actual;
  }

  override get name(): string {
    return "StateConflictError";
  }
}

/**
 * Replaces the whole state at one key (`modifyServiceState`), and waits until the new state is there. The server answers
 * before it makes the change. It waits while an exclusive handler runs at the key. Then it drops the change silently if the
 * version is not the expected one (seen on 1.6.2 and 1.7.12).
 *
 * With `expectedVersion`, the change overwrites nothing but the state that you have read. **That the call resolves means that
 * the state is the one you gave, not that you were the one who wrote it.** A version is a hash of the content, and the server
 * tells nobody whose change it made: if somebody else writes the same state first, your change is dropped, and you see the
 * state that you wanted. So never count like this: ten callers that read 0 and write 1 all succeed, and the state is 1. Let a
 * handler count. Where it matters who wrote, put something into the state that nobody else writes, such as a random id:
 * then the call resolves only if the change was yours.
 *
 * @param client - A client made by `createClient`.
 * @param service - The name of a virtual object or a workflow.
 * @param key - Its key.
 * @param values - The whole new state, as a plain object: a `Uint8Array` is stored as its bytes, anything else as JSON. In
 * JSON a bigint is an integer, and an object with a `toJSON` method, such as a Date, is what that returns. A key that is left
 * out is deleted. `{ ...state.bytes, status: "closed" }` keeps every other entry exactly as it was read.
 * @param options - The expected version, whether and how to verify, the `scope`, and the options of each request.
 * @returns The new state, with the version to expect in the next change.
 * @throws {@link StateConflictError} if the state is seen, twice, to be neither the new nor the expected one. The change was
 * then dropped, with two exceptions: a handler that is running may bring the expected state back, and somebody may have
 * overwritten the new state already.
 * @throws {@link WaitTimeoutError} if the new state is not seen in time. It may still come, or be overwritten already.
 * @throws {@link AdminResponseError} if the server rejects the change: there is no such service, or it has no state; with
 * status 413 if the request is larger than 2 MiB.
 * @throws {@link AdminUnsupportedError} if there is a `scope`, and the server is too old for it.
 * @throws TypeError if `values` is not a plain object, or a value has no JSON: undefined, NaN, a Map, an ArrayBuffer, an
 * instance of a class without `toJSON`. Nothing is sent then.
 *
 * @example
 * ```ts
 * const state = await readState(client, "Cart", "bob");
 * const values = { ...state.bytes, status: "closed" };
 * await replaceState(client, "Cart", "bob", values, { expectedVersion: state.version });
 * ```
 */
export async function replaceState(
  client: Client,
  service: string,
  key: string,
  values: Readonly<Record<string, unknown>>,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  assertAddress("replaceState", service, key, options);
  const { expectedVersion, verify = true, scope, ...request } = options;
  // The server takes null for no version, and would overwrite anything.
  if (expectedVersion !== undefined) assertArguments("replaceState", { expectedVersion }, options);
  const entries = encodeState(values);
  const target = await toState(Object.fromEntries(entries.map((entry) => [entry.key, entry.bytes])));
  const new_state = Object.fromEntries(entries.map((entry) => [entry.key, entry.sent]));
  await modifyServiceState(client, service, { object_key: key, new_state, version: expectedVersion, scope }, request);
  if (!verify) return target;

  let wasStrange = false;
  const { timeout: _, ...looks } = request;
  const waiting = { ...looks, scope, ...(typeof verify === "object" && verify) };
  const isReached = (state: ServiceState): boolean => {
    if (state.version === target.version) return true;
    if (expectedVersion === undefined || state.version === expectedVersion) return false;
    // Seen once, it may be from before changes that are being made just now.
    if (wasStrange) throw new StateConflictError({ what: `${service}/${key}`, expectedVersion, actual: state });
    wasStrange = true;
    return false;
  };
  return waitForState(client, service, key, { ...waiting, until: isReached });
}
