/** Why invocations failed. */

import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { readRows, sql } from "../sql/index.js";
import type { InvocationFailure } from "./failure.js";
import { FAILURE_COLUMNS, readFailureRow, readFailures } from "./failure-row.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { listInvocations } from "./invocations.js";
import { type BulkTarget, readId } from "./read-id.js";
import { splitForLookup } from "./split-for-lookup.js";
import { writeColumns } from "./write-columns.js";

/**
 * Finds the last failure of an invocation, whether it has completed, is retried, is paused, or has recovered since.
 *
 * Use {@link getInvocation} for its current status, and {@link getLastFailures} for many invocations.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - Request options, for each of up to two requests.
 * @returns The failure. Undefined if the invocation never failed, or does not exist.
 * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
 *
 * @example
 * ```ts
 * const failure = await getLastFailure(client, id);
 * console.log(failure?.message, failure?.relatedCommand?.name);
 * ```
 */
export async function getLastFailure(
  client: Client,
  invocationId: string,
  options: RequestOptions = {},
): Promise<InvocationFailure | undefined> {
  const checked = assertArguments("getLastFailure", { invocationId }, options);
  const query = sql`SELECT ${writeColumns(FAILURE_COLUMNS)} FROM sys_invocation WHERE id = ${invocationId}`;
  const rows = await readRows(client, query, { ...checked, columns: FAILURE_COLUMNS }, readFailureRow);
  const [failure] = await readFailures(client, rows, checked);
  return failure;
}

/**
 * Finds the last failure of many invocations, whether they have completed, are retried, are paused, or have recovered
 * since. It takes two queries for each 1,000 ids, or one for each 1,000 invocations and one for each 10,000 that match
 * a filter.
 *
 * Use {@link listInvocations} with `withFailure` for the invocations together with their failures, or if the failures
 * do not fit in memory, and {@link summarizeFailures} for a summary.
 *
 * @param client - The client, from `createClient`.
 * @param invocations - An array of ids, or of rows with an `id`, or a filter; all by default.
 * @param options - Request options, for each request.
 * @returns The failures by invocation id. It lacks the invocations that never failed or do not exist.
 * @throws An {@link AdminResponseError} with status 500 if an id is malformed.
 *
 * @example
 * ```ts
 * const failures = await getLastFailures(client, { service: "Greeter", status: "paused" });
 * for (const [id, { message }] of failures) console.log(id, message);
 * ```
 */
export async function getLastFailures(
  client: Client,
  invocations: readonly BulkTarget[] | InvocationFilter = {},
  options: RequestOptions = {},
): Promise<Map<string, InvocationFailure>> {
  const checked = assertArguments("getLastFailures", {}, options);
  // Otherwise the message would name listInvocations.
  if (!isIds(invocations)) writeCondition("getLastFailures", invocations);
  const failures = new Map<string, InvocationFailure>();
  for (const filter of isIds(invocations) ? writeFilters(invocations) : [invocations]) {
    for await (const { id, failure } of listInvocations(client, filter, { ...checked, withFailure: true })) {
      if (failure) failures.set(id, failure);
    }
  }
  return failures;
}

function isIds(invocations: readonly BulkTarget[] | InvocationFilter): invocations is readonly BulkTarget[] {
  return Array.isArray(invocations);
}

function writeFilters(invocations: readonly BulkTarget[]): readonly InvocationFilter[] {
  const ids = [...new Set(Array.from(invocations, (each) => readId("getLastFailures", each)))];
  return splitForLookup(ids).map((some) => ({ sql: sql`id IN ${some}` }));
}
