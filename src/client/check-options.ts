import { assertPlainObject } from "./assert-arguments.js";
import type { ClientOptions, RequestOptions } from "./client-options.js";
import type { Observers } from "./observers.js";
import { EXAMPLE_VERSION } from "./restate.js";
import { VERSION } from "./version.js";

/** A valid value of an option, in words. Without a predicate, the words must contain its type. */
type Rule = readonly [wanted: string, isRight?: (value: unknown) => boolean];
type Rules = Readonly<Record<string, Rule>>;

const isNumber = (value: unknown, from: number): value is number => Number(value) === value && value >= from;

const isUrl = (value: unknown): boolean => typeof value === "string" || value instanceof URL;

const SHARED_RULES = {
  headers: ["an object or Headers", (value) => Object(value) === value && !Array.isArray(value)],
  // The platform's timers fire at once if the delay is longer.
  timeout: [
    "a number of milliseconds from 0 (no limit) to 2147483647",
    (value) => isNumber(value, 0) && value < 2 ** 31,
  ],
  maxRetries: ["a whole number from 0", (value) => isNumber(value, 0) && Number.isInteger(value)],
} satisfies Rules;

const REQUEST_RULES: Readonly<Record<keyof RequestOptions, Rule>> = {
  ...SHARED_RULES,
  signal: ["an AbortSignal", (value) => typeof Object(value).throwIfAborted === "function"],
};

const FUNCTION: Rule = ["a function"];
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
  connectTimeout: SHARED_RULES.timeout,
  token: ["a string or a function"],
  fetch: FUNCTION,
  maxResponseBytes: ["a number of bytes from 1, or Infinity", (value) => isNumber(value, 1)],
  serverVersion: [
    `a version such as "${EXAMPLE_VERSION}", or false`,
    (value) => value === false || (typeof value === "string" && VERSION.test(value)),
  ],
  ...OBSERVER_RULES,
  observers: ["an array of objects", Array.isArray],
};

/** @throws TypeError that names the option which is unknown or has a wrong value. */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions(options, CLIENT_RULES, "");
  for (const observers of options.observers ?? []) checkOptions(observers, OBSERVER_RULES, "observers: ");
}

/**
 * Checks the options of a call. Otherwise `resumeInvocation(id, "latest")` and `{ deploymentId }`, which plain
 * JavaScript allows, would silently do something else.
 *
 * @throws TypeError that names the operation, and the unknown, wrong or missing option.
 */
export function checkRequestOptions(
  options: RequestOptions,
  {
    name,
    options: own,
    required,
  }: { readonly name: string; readonly options?: readonly string[]; readonly required?: readonly string[] },
): void {
  checkOptions(options, REQUEST_RULES, `${name}: `, own);
  const missing = required?.find((option) => Reflect.get(options, option) === undefined);
  if (missing) throw new TypeError(`${name}: the option "${missing}" is required`);
}

function checkOptions(options: object, rules: Rules, where: string, own: readonly string[] = []): void {
  assertPlainObject(options, `${where}the options`, "{ timeout: 5000 }");
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || own.includes(name)) continue;
    if (!Object.hasOwn(rules, name)) {
      const known = [...own, ...Object.keys(rules)].join(", ");
      throw new TypeError(`${where}unknown option "${name}"; the options are ${known}`);
    }
    const [wanted, isRight = () => wanted.includes(typeof value)] = rules[name] as Rule;
    if (isRight(value)) continue;
    // The message repeats only numbers, since anything else may be secret.
    const given = typeof value === "number" || value === null ? value : typeof value;
    throw new TypeError(`${where}${name} must be ${wanted}, not ${given}`);
  }
}
