/** Invocations, from the SQL table `sys_invocation`. */

import {
  assertArguments,
  BOOLEAN,
  oneOf,
  pickRequest,
  type RequestOptions,
  type Rule,
  wholeNumber,
} from "../client/index.js";
import type { Client } from "../operations.js";
import { readNumber, readRows, readString, type Sql, type SqlRow, sql } from "../sql/index.js";
import { type InvocationFailure, readFailure } from "./failure.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { type InvocationOrder, type InvocationPlace, ORDERS, writeAfter } from "./invocation-order.js";
import { INVOCATION_COLUMNS, type Invocation, type InvocationWithFailure } from "./invocation-row.js";
import { readSource } from "./invocation-source.js";
import { splitForLookup } from "./split-for-lookup.js";
import { writeColumns } from "./write-columns.js";
import { writeFailures } from "./write-failures.js";

/** Options of {@link AdminClient.listInvocations}. */
export interface ListInvocationsOptions<WithFailure extends boolean = false> extends RequestOptions {
  /** By `id`, or by `created_at` with the `oldest` or the `newest` first. Default: `id`. */
  readonly order?: InvocationOrder | undefined;
  /** The maximum number of invocations to yield. Default: all. */
  readonly limit?: number | undefined;
  /**
   * The invocation after which the list continues, in the same order: the last row of the page before, or its `id` and
   * `created_at`, for instance from the URL of a page. Invocations do not change places, so no page leaves one out or has one
   * of another page. New invocations come last by `oldest`, before the first by `newest`, and anywhere by `id`.
   */
  readonly after?: InvocationPlace | undefined;
  /** Rows per query, all of which are held in memory. Default: 10000. */
  readonly pageSize?: number | undefined;
  /**
   * Whether to yield each invocation with its last failure, as `failure`, whatever its status is. This takes another
   * query for each 1,000 invocations. Default: false.
   */
  readonly withFailure?: WithFailure | undefined;
}

/** The type of the rows that {@link AdminClient.listInvocations} yields. */
export type ListedInvocation<WithFailure extends boolean> = WithFailure extends true
  ? InvocationWithFailure
  : Invocation;

/** Lists invocations page by page, however many there are. Like {@link AdminClient.listInvocations}, with the client as the first argument. */
export async function* listInvocations<WithFailure extends boolean = false>(
  client: Client,
  filter: InvocationFilter = {},
  options: ListInvocationsOptions<WithFailure> = {},
): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined> {
  const checked = assertArguments("listInvocations", {}, options, {
    order: oneOf(Object.keys(ORDERS)),
    limit: wholeNumber(0),
    after: PLACE,
    pageSize: wholeNumber(1),
    withFailure: BOOLEAN,
  });
  const { order = "id", limit = Number.MAX_SAFE_INTEGER, pageSize = 10_000 } = checked;
  const now = Date.now();
  let left = limit;
  for (const part of order === "id" ? splitIds(filter) : [filter]) {
    const condition = writeCondition("listInvocations", part, now);
    let after: InvocationPlace | undefined = checked.after;
    for (let size = Math.min(left, pageSize); size > 0; ) {
      const page = sql`${condition} AND ${writeAfter(order, after)} ORDER BY ${ORDERS[order]()} LIMIT ${size}`;
      let count = 0;
      for await (const row of readInvocations(client, page, checked)) {
        checked.signal?.throwIfAborted();
        yield row;
        after = row;
        count += 1;
      }
      left -= count;
      size = count < size ? 0 : Math.min(left, pageSize);
    }
  }
}

const PLACE: Rule = [
  "an invocation, or an object with its id and created_at",
  (value) =>
    typeof Object(value).id === "string" &&
    typeof Object(value).created_at === "string" &&
    !Number.isNaN(Date.parse(Object(value).created_at)),
];

/** Splits a filter by its ids, in their order, so that each query can look up its own. */
function splitIds(filter: InvocationFilter): readonly InvocationFilter[] {
  const ids: unknown = Object(filter).id;
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string")) return [filter];
  const some = splitForLookup([...new Set<string>(ids)].sort());
  return some.length > 1 ? some.map((id) => ({ ...filter, id })) : [filter];
}

/** Reads the invocations that a condition selects by one query, and their failures, if wanted, as they are asked for. */
async function* readInvocations<WithFailure extends boolean>(
  client: Client,
  condition: Sql,
  options: GetInvocationOptions<WithFailure>,
): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined> {
  const { withFailure } = options;
  const request = pickRequest(options);
  const query = sql`SELECT ${writeColumns(INVOCATION_COLUMNS)}, repeats_step FROM sys_invocation WHERE ${condition}`;
  const readRow = ({ repeats_step, ...row }: SqlRow) => {
    // Later queries depend on them.
    readString(row, "id");
    readString(row, "created_at");
    return { row: row as Invocation & SqlRow, lacksFailure: repeats_step === true && row.last_failure === null };
  };
  const rows = await readSource(client, query, (each) =>
    readRows(client, each, { ...request, columns: INVOCATION_COLUMNS }, readRow),
  );
  for (const some of splitForLookup(rows)) {
    const wanted = withFailure ? some : some.filter(({ lacksFailure }) => lacksFailure);
    const failures = await readFailures(client, wanted, request);
    for (const { row, lacksFailure } of some) {
      const failure = failures.get(row.id);
      const whole = lacksFailure && failure ? { ...row, ...writeLastFailure(failure) } : row;
      yield (withFailure ? { ...whole, failure } : whole) as ListedInvocation<WithFailure>;
    }
  }
}

/** Returns what the table says of the last failure without virtual queues. */
function writeLastFailure({ message, code, restateCode, stacktrace, relatedCommand }: InvocationFailure) {
  return {
    last_failure: [`[${code}] ${message}`, ...(stacktrace === undefined ? [] : [stacktrace])].join("\n"),
    last_failure_error_code: restateCode ?? null,
    last_failure_related_command_index: relatedCommand?.index ?? null,
    last_failure_related_command_name: relatedCommand?.name ?? null,
    last_failure_related_command_type: relatedCommand?.type ?? null,
  } satisfies Partial<Invocation>;
}

async function readFailures(
  client: Client,
  rows: readonly { readonly row: Invocation }[],
  request: RequestOptions,
): Promise<ReadonlyMap<string, InvocationFailure | undefined>> {
  if (rows.length === 0) return new Map();
  const isWanted = sql`id IN ${rows.map(({ row }) => row.id)}`;
  const query = writeFailures(isWanted, isWanted);
  const read = (each: Sql) =>
    readRows(client, each, request, (row) => [readString(row, "id"), readFailure(row)] as const);
  return new Map(await readSource(client, query, read));
}

/** Counts invocations. Like {@link AdminClient.countInvocations}, with the client as the first argument. */
export async function countInvocations(
  client: Client,
  filter: InvocationFilter = {},
  options: RequestOptions = {},
): Promise<number> {
  const checked = assertArguments("countInvocations", {}, options);
  const query = sql`SELECT count(*) AS number FROM sys_invocation WHERE ${writeCondition("countInvocations", filter)}`;
  const read = (each: Sql) => readRows(client, each, checked, (row) => readNumber(row, "number"));
  const [count = 0] = await readSource(client, query, read);
  return count;
}

/** Options of {@link AdminClient.getInvocation}. */
export interface GetInvocationOptions<WithFailure extends boolean = false> extends RequestOptions {
  /**
   * Whether to add the last failure, as `failure`, whatever the status is now: completed, retried, paused, or recovered since.
   * This takes another query. Default: false.
   */
  readonly withFailure?: WithFailure | undefined;
}

/** Looks up an invocation by its id. Like {@link AdminClient.getInvocation}, with the client as the first argument. */
export async function getInvocation<WithFailure extends boolean = false>(
  client: Client,
  invocationId: string,
  options: GetInvocationOptions<WithFailure> = {},
): Promise<ListedInvocation<WithFailure> | undefined> {
  const checked = assertArguments("getInvocation", { invocationId }, options, { withFailure: BOOLEAN });
  for await (const row of readInvocations(client, sql`id = ${invocationId}`, checked)) return row;
  return undefined;
}
