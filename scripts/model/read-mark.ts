import { type Json, type JsonObject, readBySchema, readObject, withPlace } from "../io/index.js";
import { isIdempotent, listFields, type Method, resolveReference } from "../read/index.js";
import type { RetryRule } from "./operation.js";

/** Reads a mark of an overlay, such as `x-retry`, by the schema of overlays. */
export function readMark<T>(name: string, value: unknown): T {
  return withPlace(name, () => readBySchema<T>(`overlay.schema.json#/$defs/${name}`, value));
}

/**
 * Checks that the fields or parameters that a mark names exist. Otherwise a mark would silently stop working when the
 * API renames a field: a request that must not be retried would be retried.
 */
export function assertKnown(mark: string, kind: string, names: readonly string[], known: readonly string[]): void {
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new Error(`${mark} names the ${kind} "${strange}", which the operation does not have`);
}

/** Lists the fields of the body of a request or response, which may be a reference. */
export function listBodyFields(document: JsonObject, owner: Json | undefined): readonly string[] {
  const { content } = resolveReference(document, owner);
  const fields = Object.values(readObject(content)).flatMap((media) => listFields(document, readObject(media).schema));
  return fields.map(([name]) => name);
}

/**
 * Reads whether a request may be retried: by its method, unless an overlay adds `x-retry`, with its evidence:
 * `{ idempotent: true }`, `{ idempotent: false }` or `{ idempotent: true, unless: { body: { force: true } } }`, and
 * `temporary: [{ status: 503, message: "not leader" }]`, with `retryAfter` if the server is overloaded.
 */
export function readRetryRule(method: Method, { "x-retry": mark = {} }: JsonObject): RetryRule {
  const { idempotent, unless, temporary = [] } = readMark<Partial<RetryRule>>("x-retry", mark);
  return { idempotent: idempotent ?? isIdempotent(method), unless, temporary };
}
