import { EXAMPLE_VERSION } from "../api/index.js";
import type { ClientOptions } from "./client-options.js";
import { type InnerOptions, nameCall } from "./inner-options.js";
import { FUNCTION, isNumber, REQUEST_RULES, type Rule, type Rules, STRING, TIMEOUT } from "./option-rules.js";
import { assertPlainObject, describeKind } from "./plain-object.js";
import { VERSION } from "./version.js";

const isUrl = (value: unknown): boolean => typeof value === "string" || value instanceof URL;

export const CLIENT_RULES: Readonly<Record<keyof ClientOptions, Rule>> = {
  headers: REQUEST_RULES.headers,
  timeout: TIMEOUT,
  maxRetries: REQUEST_RULES.maxRetries,
  baseUrl: [
    "a string, a URL, or an array of them",
    (value) => [value].flat().every(isUrl) && [value].flat().length > 0,
  ],
  connectTimeout: TIMEOUT,
  token: ["a string or a function", (value) => typeof value === "string" || typeof value === "function", true],
  fetch: FUNCTION,
  maxResponseBytes: ["a number of bytes from 1, or Infinity", (value) => isNumber(value, 1)],
  serverVersion: [
    `a version such as "${EXAMPLE_VERSION}", or false`,
    (value) => value === false || (typeof value === "string" && VERSION.test(value)),
  ],
  onCall: FUNCTION,
  onCallEnd: FUNCTION,
  onRequest: FUNCTION,
  onResponse: FUNCTION,
  onError: FUNCTION,
  onRetry: FUNCTION,
};

/**
 * Checks the arguments of a handwritten function, since plain JavaScript may pass anything. A wrong string would match
 * nothing, and a wrong option would be silently ignored, or be noticed only after something was sent.
 *
 * @param name - The function's name, for the error.
 * @param strings - The arguments that must be strings, by their names.
 * @param rules - The function's own options. It has all request options as well.
 * @returns The options, with the function's name for errors.
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
  return nameCall(name, options);
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
      const names = tables.flatMap(Object.keys).join(", ");
      throw new TypeError(`${where}unknown option "${name}"; the options are ${names}`);
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
  const isShown = !isSecret && (typeof value === "number" || typeof value === "string");
  const given = !isShown ? describeKind(value) : typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : value;
  throw new TypeError(`${what} must be ${wanted}, not ${given}`);
}
