import type { Operation } from "./operation.js";

/**
 * Checks that the options of a call have those that its operation requires.
 *
 * @throws TypeError that names the missing option.
 */
export function checkRequired({ name, required = [] }: Operation, options: object): void {
  const missing = required.find((option) => Reflect.get(options, option) === undefined);
  if (missing) throw new TypeError(`${name}: the option "${missing}" is required`);
}
