import { isPlainObject } from "../client/index.js";
import type { Operation } from "./operation.js";

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

/**
 * Checks that the options of a call have those that its operation requires.
 *
 * @throws TypeError that names the missing option.
 */
export function checkRequired({ name, required = [] }: Operation, options: object): void {
  const missing = required.find((option) => Reflect.get(options, option) === undefined);
  if (missing) throw new TypeError(`${name}: the option "${missing}" is required`);
}
