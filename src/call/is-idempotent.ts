import type { OperationRequest, RetryDescription } from "./operation.js";

/** Whether a request may be sent again, as the description of its operation says. */
export function isIdempotent(
  { idempotent, unless = {} }: RetryDescription,
  { body, params }: Pick<OperationRequest, "body" | "params">,
): boolean {
  return idempotent && !hasAny(unless.body, body) && !hasAny(unless.query, params?.query);
}

function hasAny(fields: Readonly<Record<string, unknown>> = {}, values: unknown): boolean {
  return Object.entries(fields).some(([name, value]) => Object(values)[name] === value);
}
