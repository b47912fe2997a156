import { isJsonObject, type Json, type JsonObject } from "../io/json.js";
import type { Method, RetryException, RetryRule } from "./operation.js";

const SAFE_METHODS: readonly Method[] = ["get", "head", "put", "delete"];

/**
 * Whether a request may be sent again: by its method, unless the operation carries `x-retry`, which an overlay gives it
 * with the evidence: `{ safe: true }`, `{ safe: false }` or `{ safe: true, unless: { body: { force: true } } }`.
 */
export function readRetryRule(method: Method, operation: JsonObject): RetryRule {
  const mark = operation["x-retry"];
  if (mark === undefined) return { safe: SAFE_METHODS.includes(method), unless: undefined };
  if (!isJsonObject(mark) || typeof mark.safe !== "boolean") {
    throw new Error(`x-retry must be { safe: true } or { safe: false }, not ${JSON.stringify(mark)}`);
  }
  return { safe: mark.safe, unless: readException(mark.unless) };
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
