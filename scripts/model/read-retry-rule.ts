import { isJsonObject, type Json, type JsonObject } from "../io/index.js";
import type { Method, RetryException, RetryRule } from "./operation.js";

const IDEMPOTENT_METHODS: readonly Method[] = ["get", "head", "put", "delete"];

/**
 * Reads whether a request may be retried: by its method, unless an overlay adds `x-retry`, with its evidence:
 * `{ idempotent: true }`, `{ idempotent: false }` or `{ idempotent: true, unless: { body: { force: true } } }`.
 */
export function readRetryRule(method: Method, operation: JsonObject): RetryRule {
  const mark = operation["x-retry"];
  if (mark === undefined) return { idempotent: IDEMPOTENT_METHODS.includes(method), unless: undefined };
  if (!isJsonObject(mark) || typeof mark.idempotent !== "boolean") {
    throw new Error(`x-retry must be { idempotent: true } or { idempotent: false }, not ${JSON.stringify(mark)}`);
  }
  return { idempotent: mark.idempotent, unless: readException(mark.unless) };
}

function readException(value: Json | undefined): RetryException | undefined {
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) throw new Error(`x-retry's "unless" must be an object, not ${JSON.stringify(value)}`);
  const { body, query, ...unknown } = value;
  if (Object.keys(unknown).length > 0) {
    throw new Error(`x-retry's "unless" knows body and query, not ${Object.keys(unknown).join(", ")}`);
  }
  return {
    ...(body === undefined ? {} : { body: readScalars(body) }),
    ...(query === undefined ? {} : { query: readScalars(query) }),
  };
}

function readScalars(value: Json): Readonly<Record<string, string | number | boolean | null>> {
  if (!isJsonObject(value)) throw new Error(`x-retry compares fields, not ${JSON.stringify(value)}`);
  const scalars: Record<string, string | number | boolean | null> = {};
  for (const [name, expected] of Object.entries(value)) {
    if (expected === undefined || (typeof expected === "object" && expected !== null)) {
      throw new Error(`x-retry can compare "${name}" with a string, number, boolean or null only`);
    }
    scalars[name] = expected;
  }
  return scalars;
}
