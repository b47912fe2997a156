// Generated from Admin API by `npm run generate`. Do not edit.

import { callOperation, type Operation, type OperationPromise, type RequestOptions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { DeleteRuleRequest, RuleResponse, UpsertRuleRequest } from "../components.js";
import { createGuard } from "../version-check.js";

const $bulkDeleteRules = {
  name: "bulkDeleteRules",
  method: "POST",
  path: "/limits/rules/bulk-delete",
  errors: { 400: "text", 409: "json", 413: "text", 415: "text", 422: "json or text", 429: "none", 500: "json" },
  retry: { idempotent: false },
  versions: [{ since: "1.7.2" }],
  requiresBody: true,
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
 * `POST /limits/rules/bulk-delete`. Not retried once the server may have acted on the request: a second request could have another effect or result.
 *
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 200: Patterns that were actually removed.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The request cannot be parsed. For example, the query string is invalid or the body is not JSON.
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/rule/delete-a-batch-of-rules-by-pattern}
 * @since Restate 1.7.2
 * @example
 * ```ts
 * await bulkDeleteRules(client, [{ pattern: "my-scope/*" }]);
 * ```
 */
export function bulkDeleteRules(
  client: Client,
  body: DeleteRuleRequest[],
  options?: RequestOptions,
): OperationPromise<string[], 200> {
  return callOperation(client, $bulkDeleteRules, options, { body }, createGuard(client));
}

const $upsertRules = {
  name: "upsertRules",
  method: "PUT",
  path: "/limits/rules",
  errors: { 400: "text", 409: "json", 413: "text", 415: "text", 422: "json or text", 429: "none", 500: "json" },
  retry: { idempotent: true },
  versions: [{ since: "1.7.2" }],
  requiresBody: true,
} as const satisfies Operation;

/**
 * Upsert a batch of rules.
 *
 * Each rule may have a `precondition`. `{ type: "does_not_exist" }` only inserts the rule. `{ type: "matches", version: 7 }` only
 * replaces the rule if its current version is 7. Without a precondition, or with `{ type: "none" }`, the rule is inserted or replaced. If a
 * precondition fails, or there would be too many rules, none of the batch is written.
 *
 * `PUT /limits/rules`. Retried even if the server may have acted on the request.
 *
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 200: Rules upserted.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The request cannot be parsed. For example, the query string is invalid or the body is not JSON.
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/rule/upsert-a-batch-of-rules}
 * @since Restate 1.7.2
 * @example
 * ```ts
 * await upsertRules(
 *   client,
 *   [{ limits: { concurrency: 10 }, pattern: "my-scope/*" }],
 * );
 * ```
 */
export function upsertRules(
  client: Client,
  body: UpsertRuleRequest[],
  options?: RequestOptions,
): OperationPromise<RuleResponse[], 200> {
  return callOperation(client, $upsertRules, options, { body }, createGuard(client));
}
