import { BODY_FIELD } from "../api/index.js";
import { isPlainObject } from "../client/index.js";

/**
 * Checks the names of a body's fields, as far as the API has a convention for them: plain JavaScript may misspell them.
 *
 * @param name - The function's name, for the error.
 * @throws TypeError that names the field.
 */
export function checkBody(name: string, body: unknown): void {
  const field = isPlainObject(body) ? Object.keys(body).find((each) => !BODY_FIELD.test(each)) : undefined;
  if (field !== undefined) throw new TypeError(`${name}: unknown field "${field}" in the body; use snake_case`);
}
