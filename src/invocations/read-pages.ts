import { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import { internals, type RequestOptions } from "../client/index.js";
import { isOfKind, MAY_BE_AWAY } from "../errors/index.js";
import type { Client } from "../operations.js";
import { readString, type Sql, type SqlRow, sql, yieldRows } from "../sql/index.js";
import type { Invocation } from "./invocation.js";
import { type InvocationFilter, listFields, writeCondition } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";
import { columns } from "./source-columns.js";

/** The order of a list: by `id`, or by `created_at` with the oldest or the newest first. */
export type InvocationOrder = "id" | "oldest" | "newest";

/** The place of an invocation in each order. Every row of a list has these fields. */
export type InvocationPlace = Pick<Invocation, "id" | "created_at">;

/** The first invocations of a list between two places. */
interface Range {
  /** Whether the order is by `id`, not by `created_at`. */
  readonly isById: boolean;
  readonly isDescending: boolean;
  readonly after?: InvocationPlace | undefined;
  readonly before?: InvocationPlace | undefined;
  /** Default: all. */
  readonly limit?: number | undefined;
}

/** Writes the condition that an invocation is in a range. */
function writeRange(range: Range): Sql {
  const [afterOperator, beforeOperator] = range.isDescending ? [sql`<`, sql`>`] : [sql`>`, sql`<`];
  const [id, created] = [columns.id, columns.created_at];
  const compare = (place: InvocationPlace | undefined, operator: Sql) => {
    if (!place) return sql`TRUE`;
    if (range.isById) return sql`${id} ${operator} ${place.id}`;
    const time = new Date(place.created_at);
    return sql`(${created} ${operator} ${time} OR (${created} = ${time} AND ${id} ${operator} ${place.id}))`;
  };
  return sql`${compare(range.after, afterOperator)} AND ${compare(range.before, beforeOperator)}`;
}

/** Writes an order. It ends with the id, since many invocations may be created in the same millisecond. */
function writeOrder(range: Range): Sql {
  const direction = range.isDescending ? sql`DESC` : sql`ASC`;
  const byId = sql`${columns.id} ${direction}`;
  return range.isById ? byId : sql`${columns.created_at} ${direction}, ${byId}`;
}

export function comparePlaces(range: Range, one: InvocationPlace, other: InvocationPlace): number {
  const byTime = range.isById ? 0 : Date.parse(one.created_at) - Date.parse(other.created_at);
  return (range.isDescending ? -1 : 1) * (byTime || (one.id < other.id ? -1 : 1));
}

/**
 * How many rows a query reads. Pages grow, since each query makes the server scan all its invocations. They stop growing, since the
 * server sorts them in its memory, 1 GB for all queries.
 */
const FIRST_PAGE = 10_000;
const LARGEST_PAGE = 40_000;

/** Rows of a longer page are found by id: 12,000 whole rows under a `LIMIT` took 0.6 GB with virtual queues (seen on 1.7.12). */
const LONGEST_LIMIT = 1_000;

/** Reads the rows of a range that match a filter: as they arrive, unless the filter has more ids than a query may look up. */
export async function* readRange(
  client: Client,
  filter: InvocationFilter,
  range: Range,
  request: RequestOptions,
): AsyncGenerator<readonly Invocation[], void, undefined> {
  const conditions = writeConditions("listInvocations", filter);
  const [whole, ...others] = conditions;
  if (whole && others.length === 0) return yield* readPages(client, whole, range, request);
  const all: Invocation[] = [];
  for (const condition of conditions) {
    for await (const rows of readPages(client, condition, range, request)) for (const row of rows) all.push(row);
  }
  yield all.sort((one, other) => comparePlaces(range, one, other)).slice(0, range.limit);
}

/** Reads the rows of a range as they arrive. If a result breaks off after a row, another query goes on after that row. */
async function* readPages(client: Client, condition: Sql, range: Range, request: RequestOptions) {
  const { maxRetries = client?.[internals]?.maxRetries } = request;
  let { after } = range;
  let left = range.limit ?? Number.MAX_SAFE_INTEGER;
  for (let size = FIRST_PAGE; left > 0; size = Math.min(2 * size, LARGEST_PAGE)) {
    const begin = left;
    const most = Math.min(left, size);
    const page = sql`${condition} AND ${writeRange({ ...range, after })} ORDER BY ${writeOrder(range)} LIMIT ${most}`;
    const byIds = sql`id IN (SELECT id FROM sys_invocation WHERE ${page}) ORDER BY ${writeOrder(range)}`;
    // The server finds the ids before it reads their rows. Rows that it purges between the two are missing from the page.
    const [end, fewest] = most > LONGEST_LIMIT ? [byIds, most / 2] : [page, most];
    const [first, rows] = await readSource(client, writeInvocations(end), async (each) => {
      const opened = yieldRows(client, each, { ...request, columns: SYS_INVOCATION_COLUMNS }, { readChunk });
      return [await opened.next(), opened] as const;
    });
    try {
      for (let next = first; !next.done; next = await rows.next()) {
        yield next.value;
        after = next.value.at(-1) ?? after;
        left -= next.value.length;
      }
      if (begin - left < fewest) return;
    } catch (error) {
      if (!isOfKind(error, ...MAY_BE_AWAY) || maxRetries === 0 || left === begin) throw error;
    } finally {
      await rows.return();
    }
  }
}

/** The `last_failure` of a row whose failure only the events have, as with virtual queues. No failure of the table is empty. */
const ONLY_IN_EVENTS = "";

/** Whether the failure of a row has to be read from the events. */
export const hasFailureOnlyInEvents = ({ last_failure }: Invocation): boolean => last_failure === ONLY_IN_EVENTS;

/** Writes a query for whole rows, with its end after `WHERE`. The caller adds the failure of a row that {@link hasFailureOnlyInEvents}. */
export function writeInvocations(end: Sql): Sql {
  const selected = SYS_INVOCATION_COLUMNS.filter((name) => name !== "last_failure").map(sql.identifier);
  return sql`SELECT ${sql.join(selected, ", ")},
    CASE WHEN repeats_step AND last_failure IS NULL THEN ${ONLY_IN_EVENTS} ELSE last_failure END AS last_failure
    FROM sys_invocation WHERE ${end}`;
}

function readChunk(rows: readonly SqlRow[]): readonly (readonly Invocation[])[] {
  for (const row of rows) {
    // Later queries need both columns.
    readString(row, "id");
    readString(row, "created_at");
  }
  return [rows as readonly (SqlRow & Invocation)[]];
}

/** The server looks up each id. With more ids, a query gets slower by more than their number (seen on 1.7.12). */
export const IDS_PER_QUERY = 1_000;

/** Splits ids, or rows with an id, into groups that one query may look up. */
export function splitForLookup<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / IDS_PER_QUERY) }, (_, index) =>
    all.slice(index * IDS_PER_QUERY, (index + 1) * IDS_PER_QUERY),
  );
}

/**
 * Writes a filter as SQL conditions: several if it has more ids than a query may look up. An invocation matches at most one of them.
 * Throws as {@link writeCondition} does.
 */
export function writeConditions(caller: string, filter: InvocationFilter): readonly Sql[] {
  const { id } = Object(filter);
  if (!Array.isArray(id) || id.length <= IDS_PER_QUERY) return [writeCondition(caller, filter)];
  const fields = Object.fromEntries(listFields(filter));
  return splitForLookup([...new Set(id)]).map((some) => writeCondition(caller, { ...fields, id: some }));
}

/** Reads the values of a filter's matches, by as many queries as its ids need. */
export async function readMatches<Value>(
  client: Client,
  caller: string,
  filter: InvocationFilter,
  write: (condition: Sql) => Sql,
  read: (query: Sql) => Promise<readonly Value[]>,
): Promise<readonly Value[]> {
  let values: readonly Value[] = [];
  for (const condition of writeConditions(caller, filter)) {
    values = values.concat(await readSource(client, write(condition), read));
  }
  return values;
}
