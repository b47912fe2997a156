import type { ClientOptions, RequestOptions } from "./client-options.js";
import { type InnerOptions, inner } from "./inner-options.js";
import { EXAMPLE_VERSION, VERSION } from "./version.js";

/** A rule for the value of an option: the value must have one of the `kinds`, or `isRight` must accept it. */
export interface Rule {
  /** The valid values, as a message names them. */
  readonly wanted: string;
  /** Kinds as `typeof` names them, `null`, or the name of a class, such as `URL`. */
  readonly kinds?: readonly string[];
  readonly isRight?: (value: unknown) => boolean;
  /** Whether a value may be secret, so that no message repeats it. */
  readonly isSecret?: true;
}
export type Rules = Readonly<Record<string, Rule>>;

/** The platform's timers fire at once if the delay is longer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

const isNumber = (value: unknown, from: number): value is number => typeof value === "number" && value >= from;
// `Headers` of another realm have the same kind. An array or a Set of strings would be taken apart into letters.
const isHeaders = (value: unknown): boolean => isPlainObject(value) || ["Headers", "Map"].includes(describeKind(value));

function milliseconds(from: number): Rule {
  const isRight = (value: unknown) => isNumber(value, from) && value <= LONGEST_TIMER;
  return { wanted: `a number of milliseconds from ${from} to ${LONGEST_TIMER}`, isRight };
}

export function wholeNumber(from: number): Rule {
  const isRight = (value: unknown) => isNumber(value, from) && Number.isSafeInteger(value);
  return { wanted: `a whole number from ${from}`, isRight };
}

export function oneOf(values: readonly string[]): Rule {
  return { wanted: `one of ${values.join(", ")}`, isRight: (value) => values.some((each) => each === value) };
}

export const BOOLEAN: Rule = { wanted: "true or false", kinds: ["boolean"] };
export const FUNCTION: Rule = { wanted: "a function", kinds: ["function"] };
export const STRING: Rule = { wanted: "a string", kinds: ["string"] };
export const STRINGS: Rule = {
  wanted: "an array of strings",
  isRight: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
};
export const DURATION: Rule = /* @__PURE__ */ milliseconds(0);
export const INTERVAL: Rule = /* @__PURE__ */ milliseconds(1);
/** Any other value in a query or a header, such as a promise, would be sent as `[object Promise]`, or not at all. */
export const PLAIN: Rule = { wanted: "a string, a number or a boolean", kinds: ["string", "number", "boolean"] };
export const PLAIN_OR_NULL: Rule = {
  wanted: "a string, a number, a boolean or null",
  kinds: ["string", "number", "boolean", "null"],
};
export const PLAIN_LIST: Rule = {
  wanted: "a string, number, boolean, null or array of these",
  isRight: (value) => [value].flat().every((item) => obeys(item, PLAIN_OR_NULL)),
};
/** JSON.stringify would turn a promise into `{}`, and leave out a function. */
export const DATA: Rule = {
  wanted: "plain data",
  isRight: (value) => Object(value) !== value || isPlainObject(value) || Array.isArray(value),
};
/** URL normalization turns `/services/../openapi` into `/openapi`, even if the dots are encoded. */
export const SEGMENT: Rule = {
  wanted: 'a string other than "", "." and ".."',
  isRight: (value) => typeof value === "string" && !/^\.{0,2}$/.test(value),
};

/** The rules of the options that every operation has. */
export const REQUEST_RULES: Readonly<Record<keyof RequestOptions, Rule>> = {
  headers: { wanted: "an object or Headers", isRight: isHeaders, isSecret: true },
  timeout: DURATION,
  maxRetries: /* @__PURE__ */ wholeNumber(0),
  signal: { wanted: "an AbortSignal", kinds: ["AbortSignal"] },
};

const OBSERVER: Rule = {
  wanted: "a function, or an array of functions",
  isRight: (value) => [value].flat().every((item) => typeof item === "function"),
};

export const CLIENT_RULES: Readonly<Record<keyof ClientOptions, Rule>> = {
  headers: { wanted: "an object, Headers, or a function", kinds: ["function"], isRight: isHeaders, isSecret: true },
  timeout: DURATION,
  maxRetries: REQUEST_RULES.maxRetries,
  baseUrl: { wanted: "a string or a URL", kinds: ["string", "URL"] },
  token: { wanted: "a string or a function", kinds: ["string", "function"], isSecret: true },
  fetch: FUNCTION,
  maxResponseBytes: { wanted: "a number of bytes from 1, or Infinity", isRight: (value) => isNumber(value, 1) },
  serverVersion: {
    wanted: `a version such as "${EXAMPLE_VERSION}", or false`,
    isRight: (value) => value === false || (typeof value === "string" && VERSION.test(value)),
  },
  onCall: OBSERVER,
  onCallEnd: OBSERVER,
  onRequest: OBSERVER,
  onResponse: OBSERVER,
  onError: OBSERVER,
  onRetry: OBSERVER,
};

/**
 * Checks the arguments of a handwritten function, since plain JavaScript may pass anything. A wrong string would match
 * nothing, and a wrong option would be silently ignored, or be noticed only after something was sent.
 *
 * @param strings - The arguments that must be strings, by their names.
 * @param rules - The rules of the function's own options. Request options are allowed as well.
 * @returns The options, with the name of the function that the caller called.
 */
export function assertArguments<Options extends object>(
  name: string,
  strings: Readonly<Record<string, unknown>>,
  options: Options,
  rules: Rules = {},
): Options & InnerOptions {
  for (const [argument, value] of Object.entries(strings)) assertRule(value, STRING, `${name}: ${argument}`);
  checkOptions(options, `${name}: `, rules, REQUEST_RULES);
  return { [inner]: { calledFunction: name }, ...options };
}

/**
 * Checks options by rules, since plain JavaScript allows `updateThing(id, "red")` and `{ colour }`, which would
 * silently do something else.
 *
 * @throws TypeError that begins with `where`, and names the option.
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

/** @throws TypeError if the value is wrong. The message begins with `name`. */
export function assertRule(value: unknown, rule: Rule, name: string): void {
  if (obeys(value, rule)) return;
  const shown = typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : value;
  const isShown = !rule.isSecret && ["string", "number"].includes(typeof value);
  throw new TypeError(`${name} must be ${rule.wanted}, not ${isShown ? shown : describeKind(value)}`);
}

/**
 * Whether a value is an object such as `{}`, `JSON.parse` and `Object.create(null)` create, in this realm or another. An object that
 * inherits fields, such as a class instance, is not plain: some code would see the inherited fields, and other code would not.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // Without this check, Math, JSON and the arguments of a function would pass.
  if (describeKind(value) !== "Object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Only an `Object.prototype`, of whichever realm, has `isPrototypeOf` as its own property.
  return prototype === null || Object.hasOwn(Object(prototype), "isPrototypeOf");
}

/** @throws TypeError if the value is not a plain object. The message begins with `name`, and has the example. */
export function assertPlainObject(value: unknown, name: string, example: string): asserts value is object {
  if (isPlainObject(value)) return;
  const kind = describeKind(value);
  const shown = kind === "Object" ? "a class instance or an object that inherits fields" : kind;
  throw new TypeError(`${name} must be a plain object, such as ${example}, not ${shown}`);
}

function obeys(value: unknown, { kinds, isRight }: Rule): boolean {
  return kinds?.includes(describeKind(value)) || isRight?.(value) === true;
}

/** Describes the kind of a value without the value itself, which may be secret. */
export function describeKind(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object" ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}
