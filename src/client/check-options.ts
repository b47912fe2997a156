import { calledFunction, type InnerOptions } from "./client-options.js";
import { REQUEST_RULES, type Rule, type Rules, STRING } from "./option-rules.js";
import { assertPlainObject, describeKind } from "./plain-object.js";

/**
 * Checks the arguments of a handwritten function, since plain JavaScript may pass anything. A wrong string would match
 * nothing, and a wrong option would be silently ignored, or be noticed only after something was sent.
 *
 * @param name - The function's name, for the error.
 * @param strings - The arguments that must be strings, by their names.
 * @param rules - The function's own options. It has all request options as well.
 * @returns The options, with the name of the function that the caller called.
 * @throws TypeError that names the argument or the option.
 */
export function assertArguments<Options extends object>(
  name: string,
  strings: Readonly<Record<string, unknown>>,
  options: Options,
  rules: Rules = {},
): Options & InnerOptions {
  for (const [argument, value] of Object.entries(strings)) assertRule(value, STRING, `${name}: ${argument}`);
  checkOptions(options, `${name}: `, rules, REQUEST_RULES);
  return { [calledFunction]: name, ...options };
}

/**
 * Checks options by rules. Otherwise `updateThing(id, "red")` and `{ colour }`, which plain JavaScript
 * allows, would silently do something else.
 *
 * @param where - What the message of an error begins with.
 * @throws TypeError that names the option.
 */
export function checkOptions(options: object, where: string, ...tables: readonly Rules[]): void {
  assertPlainObject(options, `${where}the options`, "{ timeout: 5000 }");
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const rule = tables.find((rules) => Object.hasOwn(rules, name))?.[name];
    if (!rule) {
      const known = tables.flatMap(Object.keys).join(", ");
      throw new TypeError(`${where}unknown option "${name}"; the options are ${known}`);
    }
    assertRule(value, rule, where + name);
  }
}

/**
 * @param what - The argument or the option, for the error message.
 * @throws TypeError if the value is wrong.
 */
export function assertRule(value: unknown, [wanted, isRight, isSecret]: Rule, what: string): void {
  if (isRight(value)) return;
  const shown = typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : value;
  const isShown = !isSecret && ["string", "number"].includes(typeof value);
  throw new TypeError(`${what} must be ${wanted}, not ${isShown ? shown : describeKind(value)}`);
}
