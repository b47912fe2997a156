import type { Client } from "../operations.js";
import type { Sql } from "../sql/index.js";
import { type InvocationFilter, listFields, writeCondition } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";

/** The server looks up each id, and its queries get slower than in proportion with more of them (seen on 1.7.12). */
export const IDS_PER_QUERY = 1_000;

/** Splits ids, or rows with an id, into as many as a query may look up. */
export function splitForLookup<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / IDS_PER_QUERY) }, (_, index) =>
    all.slice(index * IDS_PER_QUERY, (index + 1) * IDS_PER_QUERY),
  );
}

/**
 * Compiles a filter to SQL conditions, of which an invocation matches at most one: several if it has more ids than a query may look
 * up. Throws as {@link writeCondition} does.
 */
export function writeConditions(caller: string, filter: InvocationFilter): readonly Sql[] {
  const { id } = Object(filter);
  if (!Array.isArray(id) || id.length <= IDS_PER_QUERY) return [writeCondition(caller, filter)];
  const fields = Object.fromEntries(listFields(filter));
  return splitForLookup([...new Set(id)]).map((some) => writeCondition(caller, { ...fields, id: some }));
}

/** Reads what matches a filter, by as many queries as it takes. */
export async function readParts<Value>(
  client: Client,
  caller: string,
  filter: InvocationFilter,
  write: (condition: Sql) => Sql,
  read: (query: Sql) => Promise<readonly Value[]>,
): Promise<readonly Value[]> {
  let found: readonly Value[] = [];
  for (const condition of writeConditions(caller, filter)) {
    found = found.concat(await readSource(client, write(condition), read));
  }
  return found;
}
