import type { OperationRequest, RetryDescription } from "./operation.js";

/** Whether a request may be retried after the server may have received it. */
export function isIdempotent(
  { idempotent, unless = {} }: RetryDescription,
  { body, params }: Pick<OperationRequest, "body" | "params">,
): boolean {
  return idempotent && !hasAny(unless.body, body) && !hasAny(unless.query, params?.query);
}

function hasAny(fields: Readonly<Record<string, unknown>> = {}, values: unknown): boolean {
  return Object.entries(fields).some(([name, value]) => Object(values)[name] === value);
}

/** Whether a response says that the server did nothing, and that the same request may succeed a moment later. */
export function isTemporary({ temporary = [] }: RetryDescription, status: number, message = ""): boolean {
  return temporary.some((failure) => failure.status === status && new RegExp(failure.message).test(message));
}
