import { assertPlainObject, describeKind, isPlainObject } from "./assert-plain-object.js";
import type { ClientOptions, RequestOptions } from "./client-options.js";
import type { Observers } from "./observers.js";
import { FUNCTION, isNumber, type Rule, type Rules, STRING, TIMEOUT, wholeNumber } from "./option-rules.js";
import { EXAMPLE_VERSION } from "./restate.js";
import { VERSION } from "./version.js";

const isUrl = (value: unknown): boolean => typeof value === "string" || value instanceof URL;

const SHARED_RULES = {
  headers: ["an object or Headers", (value) => Object(value) === value && !Array.isArray(value), true],
  timeout: TIMEOUT,
  maxRetries: wholeNumber(0),
} satisfies Rules;

const REQUEST_RULES: Readonly<Record<keyof RequestOptions, Rule>> = {
  ...SHARED_RULES,
  signal: ["an AbortSignal", (value) => typeof Object(value).throwIfAborted === "function"],
};

const OBSERVER_RULES: Readonly<Record<keyof Observers, Rule>> = {
  onCall: FUNCTION,
  onCallEnd: FUNCTION,
  onRequest: FUNCTION,
  onResponse: FUNCTION,
  onError: FUNCTION,
  onRetry: FUNCTION,
};

const CLIENT_RULES: Readonly<Record<keyof ClientOptions, Rule>> = {
  ...SHARED_RULES,
  baseUrl: [
    "a string, a URL, or an array of them",
    (value) => (Array.isArray(value) ? value.length > 0 && value.every(isUrl) : isUrl(value)),
  ],
  connectTimeout: TIMEOUT,
  token: ["a string or a function", undefined, true],
  fetch: FUNCTION,
  maxResponseBytes: ["a number of bytes from 1, or Infinity", (value) => isNumber(value, 1)],
  serverVersion: [
    `a version such as "${EXAMPLE_VERSION}", or false`,
    (value) => value === false || (typeof value === "string" && VERSION.test(value)),
  ],
  ...OBSERVER_RULES,
  observers: ["an array of objects", Array.isArray],
};

/**
 * What a query or a header can have. Anything else, such as a promise that was not awaited, would be sent as something
 * else, or not at all.
 */
const PLAIN: Rule = [
  "a string, a number or a boolean",
  (value) => Number.isFinite(value) || ["string", "boolean", "bigint"].includes(typeof value),
];

/** @throws TypeError that names the option which is unknown or has a wrong value. */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions(options, CLIENT_RULES, "");
  for (const observers of options.observers ?? []) {
    // An instance has its functions in its prototype, and may have fields of its own.
    const isInstance = describeKind(observers) === "Object" && !isPlainObject(observers);
    checkOptions(isInstance ? pickFunctions(observers) : observers, OBSERVER_RULES, "observers: ");
  }
}

function pickFunctions(observers: Observers): object {
  return Object.fromEntries(Object.keys(OBSERVER_RULES).map((name) => [name, Reflect.get(observers, name)]));
}

/** What an operation says about its own options, whose values are plain. */
interface OwnOptions {
  readonly options?: readonly string[];
  /** Those that may also be an array or an object. */
  readonly complex?: readonly string[];
  /** Those that may also be null. */
  readonly nullable?: readonly string[];
}

/**
 * Checks the options of a call. Otherwise `resumeInvocation(id, "latest")` and `{ deploymentId }`, which plain
 * JavaScript allows, would silently do something else.
 *
 * @throws TypeError that names the operation, and the unknown or wrong option.
 */
export function checkRequestOptions(options: RequestOptions, operation: OwnOptions & { readonly name: string }): void {
  checkOptions(options, REQUEST_RULES, `${operation.name}: `, operation);
}

/**
 * Checks the arguments of a handwritten function, since plain JavaScript may pass anything. A wrong string would match
 * nothing, and a wrong option would be silently ignored, or be noticed only after something was sent.
 *
 * @param name - The function's name, for the error.
 * @param strings - The arguments that must be strings, by their names.
 * @param rules - The function's own options. It has all request options as well.
 * @param operation - The operation whose own options it has as well.
 * @throws TypeError that names the argument or the option.
 */
export function assertArguments(
  name: string,
  strings: Readonly<Record<string, unknown>>,
  options: object,
  rules: Rules = {},
  operation?: OwnOptions,
): void {
  for (const [argument, value] of Object.entries(strings)) assertRule(value, STRING, `${name}: ${argument}`);
  checkOptions(options, { ...rules, ...REQUEST_RULES }, `${name}: `, operation);
}

/**
 * Checks options by rules.
 *
 * @param where - What the message of an error begins with.
 * @param operation - The operation whose own options they may be as well.
 * @throws TypeError that names the option.
 */
export function checkOptions(
  options: object,
  rules: Rules,
  where: string,
  { options: own = [], complex = [], nullable = [] }: OwnOptions = {},
): void {
  assertPlainObject(options, `${where}the options`, "{ timeout: 5000 }");
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || complex.includes(name) || (value === null && nullable.includes(name))) continue;
    const rule = own.includes(name) ? PLAIN : Object.hasOwn(rules, name) && rules[name];
    if (!rule) {
      const known = [...own, ...Object.keys(rules)].join(", ");
      throw new TypeError(`${where}unknown option "${name}"; the options are ${known}`);
    }
    assertRule(value, rule, where + name);
  }
}

function assertRule(
  value: unknown,
  [wanted, isRight = () => wanted.includes(typeof value), isSecret]: Rule,
  what: string,
): void {
  if (isRight(value)) return;
  const isText = typeof value === "string";
  const given =
    isText && !isSecret ? JSON.stringify(value.slice(0, 40)) : typeof value === "number" ? value : describeKind(value);
  throw new TypeError(
    `${what} must be ${wanted}${isText && isSecret && wanted.includes("string") ? "" : `, not ${given}`}`,
  );
}
