import { runWithin, wait } from "../call/index.js";
import {
  assertArguments,
  type InnerOptions,
  isAtLeast,
  nameCaller,
  pickRequest,
  type RequestOptions,
  readInternals,
  STRING,
} from "../client/index.js";
import { AdminUnsupportedError, quote } from "../errors/index.js";
import { type Client, QUERY_REQUEST, readServerVersion } from "../operations.js";
import { readRows, readString, type Sql, sql } from "../sql/index.js";
import { type Bytes, computeVersion, decodeValue, parseHex } from "./state-values.js";

/** The state at one key of a virtual object or workflow. */
export interface ServiceState {
  /** Each value parsed as JSON, with integers beyond 2^53 - 1 as bigint. A value that is not JSON is a `Uint8Array`. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Each value as the stored bytes. */
  readonly bytes: Readonly<Record<string, Bytes>>;
  /** A hash of these bytes, for the `expectedVersion` of a change. Equal states have the same version. */
  readonly version: string;
}

export interface ReadStateOptions extends RequestOptions {
  /** The scope of the virtual object. Scoped state is separate. Since Restate 1.7.2. */
  readonly scope?: string | undefined;
}

/**
 * Reads the state at one key of a virtual object or workflow.
 *
 * While a handler runs, the state includes the writes of its completed steps.
 *
 * @param service - The name of the virtual object or workflow.
 * @param key - Its key.
 * @param options - `scope`, and request options.
 * @returns The values and the version. If the object has no state, or does not exist, there are no values.
 * @throws An {@link AdminUnsupportedError} if there is a `scope` and the server is too old for it.
 * @example
 * ```ts
 * const { values, version } = await readState(client, "Cart", "bob");
 * ```
 */
export async function readState(
  client: Client,
  service: string,
  key: string,
  options: ReadStateOptions = {},
): Promise<ServiceState> {
  const checked = assertArguments("readState", { service, key }, options, { scope: STRING });
  const [state] = await readStates(client, service, [key], checked);
  return state as ServiceState;
}

/** Reads the state at each key by one query. The options are already checked. */
async function readStates(client: Client, service: string, keys: readonly string[], options: ReadStateOptions) {
  const { scope, ...request } = options;
  const scopeCondition = await writeScope(client, options);
  const keyCondition = keys.length === 1 ? sql`= ${keys[0] ?? ""}` : sql`IN ${keys}`;
  const query = sql`SELECT * FROM state WHERE service_name = ${service} AND service_key ${keyCondition} AND ${scopeCondition ?? sql`TRUE`}`;
  const entries = await readRows(client, query, { ...request, columns: ["scope"] }, (row) => ({
    // All rows are of the only key. Tests need not name it in the rows of a fake.
    key: keys.length === 1 ? keys[0] : readString(row, "service_key"),
    entry: [readString(row, "key"), parseHex(readString(row, "value"))] as const,
    scope: row.scope,
  }));
  const states = new Map<string | undefined, Record<string, Bytes>>(keys.map((key) => [key, Object.create(null)]));
  for (const { key, entry, scope: scopeOfRow } of entries) {
    const state = states.get(key);
    if (state && scopeOfRow === (scope ?? null)) state[entry[0]] = entry[1];
  }
  return Promise.all(keys.map((key) => toState({ ...states.get(key) })));
}

/** Lists the keys that have a state. A key may be listed several times. */
export async function listStateKeys(client: Client, service: string, options: ReadStateOptions): Promise<string[]> {
  const scopeCondition = await writeScope(client, options);
  // A server without scopes rejects a query that names the column.
  const selected = scopeCondition ? sql`DISTINCT service_key` : sql`*`;
  const query = sql`SELECT ${selected} FROM state WHERE service_name = ${service} AND ${scopeCondition ?? sql`TRUE`} ORDER BY service_key`;
  const keys = await readRows(client, query, pickRequest(options), (row) =>
    typeof row.scope === "string" ? [] : readString(row, "service_key"),
  );
  return keys.flat();
}

/** In milliseconds: how long a read waits for other reads to share its query. */
const GATHER = 5;
/** The most keys of one query, whose states must fit in memory. */
const MOST_KEYS = 100;

/** Creates a function that reads a state. Reads that begin while a query waits add their keys to the query, and share its states. */
export function createStateReader(
  client: Client,
  service: string,
  options: ReadStateOptions,
): (key: string) => Promise<ServiceState> {
  // The query that waits for more keys. Until it is sent, each read adds its key to the list that the query will use.
  let keys: string[] = [];
  let states: Promise<readonly ServiceState[]> | undefined;
  return async (key) => {
    if (!states || keys.length === MOST_KEYS) {
      const queryKeys: string[] = [];
      const shared = wait(GATHER, options.signal).then(() => {
        if (states === shared) states = undefined;
        return readStates(client, service, queryKeys, options);
      });
      [keys, states] = [queryKeys, shared];
    }
    const index = keys.push(key) - 1;
    return (await states)[index] as ServiceState;
  };
}

/** The first version with scopes. */
const SINCE = "1.7.2";

/**
 * Writes the condition on the scope. With it, a server that has scopes reads only one partition. A server without scopes (1.6.2)
 * rejects the condition. Returns undefined if no scope is given, and the server may not know scopes: the caller then filters the rows.
 *
 * @throws AdminUnsupportedError if there is a scope, and the server has no scopes.
 */
async function writeScope(client: Client, options: ReadStateOptions & InnerOptions): Promise<Sql | undefined> {
  const { scope, headers, signal, timeout } = options;
  const { calledFunction = "readState" } = nameCaller(options);
  const limit = timeout ?? readInternals(client, calledFunction).timeout;
  // If the signal has aborted, `runWithin` rejects before it sends the request, so no rejection stays unhandled.
  const readVersion = (since?: number) =>
    runWithin(limit, signal, async () => (await readServerVersion(client, { headers, since })) ?? "").catch(() => "");
  const start = performance.now();
  let serverVersion = await readVersion();
  if (scope === undefined) return isAtLeast(serverVersion, SINCE) ? sql`scope IS NULL` : undefined;
  // The server may have been upgraded.
  if (isAtLeast(serverVersion, SINCE) === false) serverVersion = await readVersion(start);
  if (isAtLeast(serverVersion, SINCE) !== false) return sql`scope = ${scope}`;
  const context = { ...QUERY_REQUEST, calledFunction, attempts: 0 };
  throw new AdminUnsupportedError({ ...context, what: "scope", since: SINCE, serverVersion });
}

export async function toState(bytes: Readonly<Record<string, Bytes>>): Promise<ServiceState> {
  const values = Object.fromEntries(Object.entries(bytes).map(([key, value]) => [key, decodeValue(value)]));
  return { values, bytes, version: await computeVersion(bytes) };
}

/** Describes a state without its values, which may be secret. */
export function describeState({ values, version }: ServiceState): string {
  return `${version} with the keys ${quote(JSON.stringify(Object.keys(values)), 500)}`;
}
