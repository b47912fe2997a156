import type { JsonObject } from "../io/index.js";
import type { Method } from "../read/index.js";
import type { RetryRule } from "./operation.js";
import { readMark } from "./read-mark.js";

const IDEMPOTENT_METHODS: readonly Method[] = ["get", "head", "put", "delete"];

/**
 * Reads whether a request may be retried: by its method, unless an overlay adds `x-retry`, with its evidence:
 * `{ idempotent: true }`, `{ idempotent: false }` or `{ idempotent: true, unless: { body: { force: true } } }`, and
 * `temporary: [{ status: 503, message: "not leader" }]`.
 */
export function readRetryRule(method: Method, { "x-retry": mark = {} }: JsonObject): RetryRule {
  const { idempotent, unless, temporary = [] } = readMark<Partial<RetryRule>>("x-retry", mark);
  return {
    idempotent: idempotent ?? IDEMPOTENT_METHODS.includes(method),
    unless,
    temporary: temporary.map(({ status, message }) => ({ status, message })),
  };
}
