import { isJsonObject, type Json, type JsonObject } from "../io/index.js";
import type { Method, RetryException, RetryRule, TemporaryFailure } from "./operation.js";

const IDEMPOTENT_METHODS: readonly Method[] = ["get", "head", "put", "delete"];

/**
 * Reads whether a request may be retried: by its method, unless an overlay adds `x-retry`, with its evidence:
 * `{ idempotent: true }`, `{ idempotent: false }` or `{ idempotent: true, unless: { body: { force: true } } }`, and
 * `temporary: [{ status: 503, message: "not leader" }]`.
 */
export function readRetryRule(method: Method, operation: JsonObject): RetryRule {
  const { "x-retry": mark = {} } = operation;
  const byMethod = IDEMPOTENT_METHODS.includes(method);
  if (!isJsonObject(mark) || typeof (mark.idempotent ?? byMethod) !== "boolean") {
    throw new Error(`x-retry must be { idempotent: true } or { idempotent: false }, not ${JSON.stringify(mark)}`);
  }
  const { idempotent = byMethod, unless, temporary = [], ...unknown } = mark;
  const [more] = Object.keys(unknown);
  if (more !== undefined) throw new Error(`x-retry knows idempotent, unless and temporary, not ${more}`);
  if (!Array.isArray(temporary)) throw new Error('x-retry\'s "temporary" must be an array');
  return {
    idempotent: idempotent === true,
    unless: readException("x-retry", unless),
    temporary: temporary.map(readTemporaryFailure),
  };
}

function readTemporaryFailure(value: Json): TemporaryFailure {
  const { status, message, ...unknown } = isJsonObject(value) ? value : {};
  const isRight = Number.isInteger(status) && typeof message === "string" && isPattern(message);
  if (!isRight || Object.keys(unknown).length > 0) {
    throw new Error(`x-retry's "temporary" must list { status, message }, not ${JSON.stringify(value)}`);
  }
  return { status: Number(status), message };
}

function readException(mark: string, value: Json | undefined): RetryException | undefined {
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) throw new Error(`${mark}'s "unless" must be an object, not ${JSON.stringify(value)}`);
  const { body, query, ...unknown } = value;
  if (Object.keys(unknown).length > 0) {
    throw new Error(`${mark}'s "unless" knows body and query, not ${Object.keys(unknown).join(", ")}`);
  }
  return {
    ...(body === undefined ? {} : { body: readScalars(mark, body) }),
    ...(query === undefined ? {} : { query: readScalars(mark, query) }),
  };
}

export function readScalars(mark: string, value: Json): Readonly<Record<string, string | number | boolean | null>> {
  if (!isJsonObject(value)) throw new Error(`${mark} compares fields, not ${JSON.stringify(value)}`);
  const scalars: Record<string, string | number | boolean | null> = {};
  for (const [name, expected] of Object.entries(value)) {
    if (expected === undefined || (typeof expected === "object" && expected !== null)) {
      throw new Error(`${mark} can compare "${name}" with a string, number, boolean or null only`);
    }
    scalars[name] = expected;
  }
  return scalars;
}

/** Whether a string is a regular expression that does not match every message. */
export function isPattern(pattern: string): boolean {
  try {
    return !new RegExp(pattern).test("");
  } catch {
    return false;
  }
}
