/** The state of virtual objects and workflows: read, replaced, and waited for. */

import { RestateAdminError, runWithin } from "../call/index.js";
import { isAtLeast, type RequestOptions } from "../client/index.js";
import { type Client, modifyServiceState, readServerVersion } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import { type Bytes, decodeValue, encodeValue, readHex } from "./state-values.js";
import { computeVersion } from "./state-version.js";

/** The state at one key of a virtual object or workflow. */
export interface ServiceState {
  /** What was written as JSON, parsed, with integers beyond 2^53 as bigint; a `Uint8Array` of what is no JSON. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Each value as the bytes that it is. */
  readonly bytes: Readonly<Record<string, Bytes>>;
  /** Names exactly these bytes: what the server takes as a precondition of a change. */
  readonly version: string;
}

export interface ReadStateOptions extends RequestOptions {
  /** The scope of the virtual object; it is another state than that without. Since Restate 1.7.2. */
  readonly scope?: string | undefined;
}

/**
 * Reads the state at one key, from the SQL table `state`: what completed steps have written, also while a handler is at the key.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - The name of a virtual object or a workflow.
 * @param key - Its key.
 * @param options - The `scope`, and the request's options.
 * @returns Its values and its version. What has no state, or does not exist, has no values.
 * @throws {@link AdminResponseError} with status 500 if there is a `scope`, and the server is too old for it.
 *
 * @example
 * ```ts
 * const { values, version } = await readState(client, "Counter", "bob");
 * ```
 */
export async function readState(
  client: Client,
  service: string,
  key: string,
  options: ReadStateOptions = {},
): Promise<ServiceState> {
  const { scope, ...request } = options;
  const isScope = await writeScope(client, scope, request.signal);
  const rows = await queryRows<{ readonly key: string; readonly value: string; readonly scope: string | null }>(
    client,
    sql`SELECT * FROM state WHERE service_name = ${service} AND service_key = ${key} AND ${isScope}`,
    { ...request, columns: ["scope"] },
  );
  const own = rows.filter((row) => row.scope === (scope ?? null));
  return toState(Object.fromEntries(own.map((row) => [row.key, readHex(row.value)])));
}

/**
 * With a condition on the scope, a server that has scopes looks in one partition only; one that has none (1.6.2) does not
 * take it.
 */
async function writeScope(client: Client, scope: string | undefined, signal: AbortSignal | undefined) {
  if (scope !== undefined) return sql`scope = ${scope}`;
  const version = readServerVersion(client);
  const hasScopes = version && isAtLeast(await runWithin(0, signal, () => version), "1.7.2");
  return hasScopes ? sql`scope IS NULL` : sql`TRUE`;
}

async function toState(bytes: Readonly<Record<string, Bytes>>): Promise<ServiceState> {
  const values = Object.fromEntries(Object.entries(bytes).map(([key, value]) => [key, decodeValue(value)]));
  return { values, bytes, version: await computeVersion(bytes) };
}

export interface ReplaceStateOptions extends ReadStateOptions {
  /** The `version` that was read: the server makes the change only if the state is still the same. */
  readonly expectedVersion?: string | undefined;
  /**
   * Whether to wait until the change is seen, and how. Without, it is accepted, and made later, or not at all.
   * Default: true, for 60 seconds.
   */
  readonly verify?: boolean | Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/** The state is neither what it was expected to be, nor what it should have become. */
export class StateConflictError extends RestateAdminError {
  readonly expectedVersion: string;
  /** What is there. */
  readonly actual: ServiceState;

  /** @param init - `what` names the object, such as `Counter/bob`. */
  constructor({
    what,
    expectedVersion,
    actual,
  }: {
    readonly what: string;
    readonly expectedVersion: string;
    readonly actual: ServiceState;
  }) {
    const found = describe(actual);
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
 * Replaces the whole state at one key (`modifyServiceState`), and waits until that is seen. The server answers before it makes
 * the change: it waits while an exclusive handler is at the key, and it drops the change, without a word, if the version
 * is another by then (seen on 1.6.2 and 1.7.12).
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - The name of a virtual object or a workflow.
 * @param key - Its key.
 * @param values - All of the new state: a `Uint8Array` as the bytes that it is, anything else as JSON, in which a bigint is
 * an integer. A key that is left out is deleted. `{ ...state.bytes, count: 1 }` leaves all but `count` exactly as it was read.
 * @param options - The version that is expected, whether and how to verify, the `scope`, and the options of each request.
 * @returns The new state, with the version to expect at the next change.
 * @throws {@link StateConflictError} if the state is seen, twice, to be neither the new one nor the expected one: the server
 * drops the change then. Unless a handler that is at the key brings the expected one back, or the change has been made and
 * overwritten already.
 * @throws {@link WaitTimeoutError} if the change is not seen in time. It may still be made, or have been overwritten already.
 * @throws {@link AdminResponseError} if the server does not accept it: there is no such service, or it has no state.
 * @throws {@link AdminUnsupportedError} if there is a `scope`, and the server is too old for it.
 * @throws TypeError if a value has no JSON.
 *
 * @example
 * ```ts
 * const state = await readState(client, "Counter", "bob");
 * await replaceState(client, "Counter", "bob", { ...state.bytes, count: 1 }, { expectedVersion: state.version });
 * ```
 */
export async function replaceState(
  client: Client,
  service: string,
  key: string,
  values: Readonly<Record<string, unknown>>,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  const { expectedVersion, verify = true, scope, ...request } = options;
  const entries = Object.entries(values).map(([name, value]): readonly [string, Bytes | string] => [
    name,
    value instanceof Uint8Array ? new Uint8Array(value) : encodeValue(name, value),
  ]);
  const target = await toState(Object.fromEntries(entries.map(([name, value]) => [name, toBytes(value)])));
  const sent = entries.map(([name, value]) => [name, typeof value === "string" ? value : Array.from(value)]);
  const change = { object_key: key, new_state: Object.fromEntries(sent), version: expectedVersion, scope };
  await modifyServiceState(client, service, change, request);
  if (!verify) return target;

  let wasStrange = false;
  const { timeout: _, ...looks } = request;
  const waiting = { ...looks, scope, ...(typeof verify === "object" && verify) };
  const isReached = (state: ServiceState): boolean => {
    if (state.version === target.version) return true;
    if (expectedVersion === undefined || state.version === expectedVersion) return false;
    // Seen once, it may be what was there before changes that are just being made.
    if (wasStrange) throw new StateConflictError({ what: `${service}/${key}`, expectedVersion, actual: state });
    wasStrange = true;
    return false;
  };
  return waitForState(client, service, key, { ...waiting, until: isReached });
}

function toBytes(value: Bytes | string): Bytes {
  return typeof value === "string" ? new TextEncoder().encode(value) : value;
}

export interface WaitForStateOptions extends WaitOptions, Omit<ReadStateOptions, keyof RequestOptions> {
  /** The version to wait for, or whatever the function says. */
  readonly until: string | ((state: ServiceState) => boolean);
}

/**
 * Waits until the state at one key is as wanted, by reading it again and again.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - The name of a virtual object or a workflow.
 * @param key - Its key.
 * @param options - What to wait `until`, how long, the `scope`, and the options of each request.
 * @returns The state, as it was seen then.
 * @throws {@link WaitTimeoutError} at the end of the time; its `lastSeen` is the state that is there.
 *
 * @example
 * ```ts
 * await waitForState(client, "Counter", "bob", { until: ({ values }) => values.count === 1 });
 * ```
 */
export async function waitForState(
  client: Client,
  service: string,
  key: string,
  options: WaitForStateOptions,
): Promise<ServiceState> {
  const { until, scope, ...waiting } = options;
  const isReached = typeof until === "string" ? ({ version }: ServiceState) => version === until : until;
  return poll(`the state of ${service}/${key}`, waiting, async (request): Promise<Seen<ServiceState>> => {
    const value = await readState(client, service, key, { ...request, scope });
    return { value, words: describe(value), isReached: isReached(value) };
  });
}

/** Without its values, which may be secrets. */
function describe({ values, version }: ServiceState): string {
  return `${version} with the keys ${JSON.stringify(Object.keys(values))}`;
}
