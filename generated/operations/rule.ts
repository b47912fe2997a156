// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import { createVersionCheck } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation } from "../../src/runtime.js";

/** The request body of `bulkDeleteRules`. */
export type BulkDeleteRulesBody = NonNullable<operations["bulk_delete_rules"]["requestBody"]>["content"]["application/json"];
/** What `bulkDeleteRules` succeeds with. */
export type BulkDeleteRulesAnswer = Answer<200, operations["bulk_delete_rules"]["responses"][200]["content"]["application/json"]>;

const $bulkDeleteRules = {
  name: "bulkDeleteRules",
  method: "POST",
  path: "/limits/rules/bulk-delete",
  errors: { 400: "text", 409: "json", 413: "text", 415: "text", 422: "json or text", 429: "none", 500: "json" },
  retry: { idempotent: false },
  since: "1.7.2",
} as const satisfies Operation;

/**
 * Delete a batch of rules by pattern.
 *
 * Each entry may carry an `expected_version`; if present the rule
 * must exist at that exact version, otherwise the batch fails.
 * Without `expected_version` the delete is unconditional and
 * idempotent: a pattern that's already absent is silently skipped.
 * Returns the patterns that this batch actually removed.
 *
 * `POST /limits/rules/bulk-delete`
 *
 * Not retried once the request may have reached the server: repeating it could do it twice.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Patterns that were actually removed.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: The request can't be read, for example a query string or a body that is not JSON
 * - 409 Conflict: Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB
 * - 415 Unsupported Media Type: The request body is not declared as JSON
 * - 422 Unprocessable Entity: Unprocessable entity
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/rule/delete-a-batch-of-rules-by-pattern}
 * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
 * @since Restate 1.7.2
 */
export function bulkDeleteRules(client: Client, body: BulkDeleteRulesBody, options?: RequestOptions): AdminPromise<BulkDeleteRulesAnswer> {
  return callOperation(client, $bulkDeleteRules, options, { body }, createVersionCheck(client));
}

/** The request body of `upsertRules`. */
export type UpsertRulesBody = NonNullable<operations["upsert_rules"]["requestBody"]>["content"]["application/json"];
/** What `upsertRules` succeeds with. */
export type UpsertRulesAnswer = Answer<200, operations["upsert_rules"]["responses"][200]["content"]["application/json"]>;

const $upsertRules = {
  name: "upsertRules",
  method: "PUT",
  path: "/limits/rules",
  errors: { 400: "text", 409: "json", 413: "text", 415: "text", 422: "json or text", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.2",
} as const satisfies Operation;

/**
 * Upsert a batch of rules.
 *
 * Each entry carries an optional [`Precondition`]. Setting it to
 * `DoesNotExist` makes the entry a strict insert; `Matches(v)` rejects
 * the batch unless the rule's current version is `v`; omitting it
 * (`None`) is unconditional. The whole batch is atomic: any failed
 * precondition or cap-exceeded condition rolls back the rest.
 *
 * `PUT /limits/rules`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Rules upserted.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: The request can't be read, for example a query string or a body that is not JSON
 * - 409 Conflict: Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB
 * - 415 Unsupported Media Type: The request body is not declared as JSON
 * - 422 Unprocessable Entity: Unprocessable entity
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/rule/upsert-a-batch-of-rules}
 * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
 * @since Restate 1.7.2
 */
export function upsertRules(client: Client, body: UpsertRulesBody, options?: RequestOptions): AdminPromise<UpsertRulesAnswer> {
  return callOperation(client, $upsertRules, options, { body }, createVersionCheck(client));
}
