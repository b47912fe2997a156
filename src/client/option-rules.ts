import { type ClientOptions, LONGEST_TIMER, type RequestOptions } from "./client-options.js";
import { isPlainObject } from "./plain-object.js";
import { EXAMPLE_VERSION, VERSION } from "./version.js";

/** A valid value of an option, in words that a message repeats. A message never repeats a value that may be secret. */
export type Rule = readonly [wanted: string, isRight: (value: unknown) => boolean, isSecret?: true];
export type Rules = Readonly<Record<string, Rule>>;

const isNumber = (value: unknown, from: number): value is number => typeof value === "number" && value >= from;
const isString = (value: unknown): value is string => typeof value === "string";
const isFunction = (value: unknown): boolean => typeof value === "function";
const isUrls = (value: unknown): boolean => {
  const urls = [value].flat();
  return urls.length > 0 && urls.every((url) => isString(url) || url instanceof URL);
};
const isPlain = (value: unknown): boolean =>
  Number.isFinite(value) || ["string", "boolean", "bigint"].includes(typeof value);
// Those of another realm can be iterated, too. Of a function or a promise, nothing would be sent.
const isHeaders = (value: unknown): boolean =>
  isPlainObject(value) || (typeof value === "object" && !Array.isArray(value) && Symbol.iterator in Object(value));

function milliseconds(from: number): Rule {
  const isRight = (value: unknown) => isNumber(value, from) && value <= LONGEST_TIMER;
  return [`a number of milliseconds from ${from} to ${LONGEST_TIMER}`, isRight];
}

export function wholeNumber(from: number): Rule {
  return [`a whole number from ${from}`, (value) => isNumber(value, from) && Number.isSafeInteger(value)];
}

export function oneOf(values: readonly string[]): Rule {
  return [`one of ${values.join(", ")}`, (value) => values.some((each) => each === value)];
}

export const BOOLEAN: Rule = ["true or false", (value) => typeof value === "boolean"];
export const FUNCTION: Rule = ["a function", isFunction];
export const STRING: Rule = ["a string", isString];
export const STRINGS: Rule = ["an array of strings", (value) => Array.isArray(value) && value.every(isString)];
export const DURATION: Rule = /* @__PURE__ */ milliseconds(0);
export const INTERVAL: Rule = /* @__PURE__ */ milliseconds(1);
/** Anything else in a query or a header, such as a promise, would be sent as something else, or not at all. */
export const PLAIN: Rule = ["a string, a number or a boolean", isPlain];
export const PLAIN_OR_NULL: Rule = [
  "a string, a number, a boolean or null",
  (value) => value === null || isPlain(value),
];

/** The rules of the options that every operation has. */
export const REQUEST_RULES: Readonly<Record<keyof RequestOptions, Rule>> = {
  headers: ["an object or Headers", isHeaders, true],
  timeout: DURATION,
  maxRetries: /* @__PURE__ */ wholeNumber(0),
  patience: DURATION,
  signal: ["an AbortSignal", (value) => isFunction(Object(value).throwIfAborted)],
};

export const CLIENT_RULES: Readonly<Record<keyof ClientOptions, Rule>> = {
  headers: REQUEST_RULES.headers,
  timeout: DURATION,
  maxRetries: REQUEST_RULES.maxRetries,
  patience: DURATION,
  baseUrl: ["a string, a URL, or an array of them", isUrls],
  connectTimeout: DURATION,
  token: ["a string or a function", (value) => isString(value) || isFunction(value), true],
  fetch: FUNCTION,
  maxResponseBytes: ["a number of bytes from 1, or Infinity", (value) => isNumber(value, 1)],
  serverVersion: [
    `a version such as "${EXAMPLE_VERSION}", or false`,
    (value) => value === false || (isString(value) && VERSION.test(value)),
  ],
  onCall: FUNCTION,
  onCallEnd: FUNCTION,
  onRequest: FUNCTION,
  onResponse: FUNCTION,
  onError: FUNCTION,
  onRetry: FUNCTION,
};
