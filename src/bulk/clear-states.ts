import { assertRule } from "../client/index.js";
import type { Client } from "../operations.js";
import { readRows, readString, sql } from "../sql/index.js";
import { type ServiceState, writeScope } from "../state/index.js";
import type { BulkResult } from "./result.js";
import { isIterable, type ListedTargets, openListed } from "./targets.js";
import { checkUpdate, runUpdate, type UpdateStatesOptions } from "./update-states.js";

const NAME = "clearStates";

/**
 * Deletes the whole state at many keys of a virtual object or workflow, or at all of its keys.
 *
 * It works as {@link updateStates} does: a state that somebody else changes meanwhile is read again. A key without a state is
 * `unchanged`. With `"all"`, the keys that have a state at the start are read first; a misspelt service has none.
 *
 * @param service - The name of the virtual object or workflow.
 * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable; or `"all"`.
 * @param options - `scope`, `attempts`, `verify`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options. A dry run
 * lists the keys whose state would be deleted, in `notStarted`.
 * @returns Every key, listed by outcome.
 * @throws The errors of {@link updateStates}, and those of the query for all keys.
 *
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
  const checked = checkUpdate(client, NAME, service, options);
  const isRight = (value: unknown) => value === "all" || isIterable(NAME, value as ListedTargets);
  assertRule(keys, ['an array or another iterable of keys, or "all"', isRight], `${NAME}: the keys`);
  const list = async (): Promise<readonly string[]> => {
    const query = sql`SELECT DISTINCT service_key FROM state WHERE service_name = ${service}
      AND ${await writeScope(client, checked)} ORDER BY service_key`;
    const { headers, signal, timeout, maxRetries } = checked;
    return readRows(client, query, { headers, signal, timeout, maxRetries }, (row) => readString(row, "service_key"));
  };
  const open = async (stop: AbortSignal) => openListed(NAME, keys === "all" ? await list() : keys, stop);
  return runUpdate(client, NAME, service, open, () => ({}), checked);
}
