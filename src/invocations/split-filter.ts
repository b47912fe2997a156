/** Splits what is too large for one query. */

import type { Client } from "../operations.js";
import type { Sql } from "../sql/index.js";
import type { FailureGroup } from "./failure-group.js";
import { type InvocationFilter, listFields, writeCondition } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";

/** The server looks up each id, and its queries get slower than in proportion with more of them (seen on 1.7.12). */
export const IDS_PER_QUERY = 1_000;

/** In characters, which may have three bytes each. The server accepts 2 MiB. */
const LONGEST = 600_000;

/** Splits ids, or rows with an id, into as many as a query may look up. */
export function splitForLookup<T>(all: readonly T[], most: number = IDS_PER_QUERY): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) =>
    all.slice(index * most, (index + 1) * most),
  );
}

/**
 * Splits a filter that has more ids than a query may look up, or would exceed a request, so that an invocation matches at most
 * one of the parts. Groups of similar failures may overlap, so they are not split.
 */
export function splitFilter(caller: string, filter: InvocationFilter): readonly InvocationFilter[] {
  const isLong = JSON.stringify(writeCondition(caller, filter).text).length > LONGEST;
  const fields = listFields(filter);
  const [largest] = fields
    .flatMap(([name, value]) => (Array.isArray(value) ? [{ name, values: listOnce(value) }] : []))
    .filter(({ name, values: { length } }) => length > 1 && (isLong || (name === "id" && length > IDS_PER_QUERY)))
    .sort((one, other) => other.values.length - one.values.length);
  if (!largest) return [filter];
  const { name, values } = largest;
  const most = name === "id" && values.length > IDS_PER_QUERY ? IDS_PER_QUERY : Math.ceil(values.length / 2);
  return splitForLookup(values, most).flatMap((some) =>
    splitFilter(caller, Object.fromEntries([...fields, [name, some]])),
  );
}

/** Lists the values among which a field may be split, each once. */
function listOnce(values: readonly (string | FailureGroup)[]): readonly unknown[] {
  if (values.some((value) => typeof value === "object" && value.similar)) return [];
  const fields = ["service", "handler", "code", "restateCode", "message"];
  return [...new Map(values.map((value) => [JSON.stringify(value, fields), value])).values()];
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
  for (const part of splitFilter(caller, filter)) {
    found = found.concat(await readSource(client, write(writeCondition(caller, part)), read));
  }
  return found;
}
