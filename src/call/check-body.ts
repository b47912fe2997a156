import { isPlainObject } from "../client/index.js";

/** The names of fields of a body. The server ignores others, so that `dryRun` would register a deployment. */
const BODY_FIELD = /^[a-z0-9_]+$/;

/**
 * Checks the names of a body's fields, which plain JavaScript may misspell.
 *
 * @param name - The function's name, for the error.
 * @throws TypeError that names the field.
 */
export function checkBody(name: string, body: unknown): void {
  const field = isPlainObject(body) ? Object.keys(body).find((each) => !BODY_FIELD.test(each)) : undefined;
  if (field !== undefined) throw new TypeError(`${name}: unknown field "${field}" in the body; use snake_case`);
}
