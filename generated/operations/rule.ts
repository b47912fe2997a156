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
} as const satisfies Operation;

/** Delete a batch of rules by pattern. Like {@link AdminClient.bulkDeleteRules}, with the client as the first argument. */
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
} as const satisfies Operation;

/** Upsert a batch of rules. Like {@link AdminClient.upsertRules}, with the client as the first argument. */
export function upsertRules(
  client: Client,
  body: UpsertRuleRequest[],
  options?: RequestOptions,
): OperationPromise<RuleResponse[], 200> {
  return callOperation(client, $upsertRules, options, { body }, createGuard(client));
}
