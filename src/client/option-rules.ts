import type { RequestOptions } from "./client-options.js";
import { isPlainObject } from "./plain-object.js";

/** A valid value of an option, in words that a message repeats. A message never repeats a value that may be secret. */
export type Rule = readonly [wanted: string, isRight: (value: unknown) => boolean, isSecret?: true];
export type Rules = Readonly<Record<string, Rule>>;

/** The platform's timers fire at once if the delay is longer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

export function isNumber(value: unknown, from: number): value is number {
  return typeof value === "number" && value >= from;
}

function milliseconds(from: number, note = ""): Rule {
  const wanted = `a number of milliseconds from ${from}${note} to ${LONGEST_TIMER}`;
  return [wanted, (value) => isNumber(value, from) && value <= LONGEST_TIMER];
}

export function wholeNumber(from: number): Rule {
  return [`a whole number from ${from}`, (value) => isNumber(value, from) && Number.isSafeInteger(value)];
}

export function oneOf(values: readonly string[]): Rule {
  return [`one of ${values.join(", ")}`, (value) => values.some((each) => each === value)];
}

const isString = (value: unknown): value is string => typeof value === "string";

export const BOOLEAN: Rule = ["true or false", (value) => typeof value === "boolean"];
export const FUNCTION: Rule = ["a function", (value) => typeof value === "function"];
export const STRING: Rule = ["a string", isString];
export const STRINGS: Rule = ["an array of strings", (value) => Array.isArray(value) && value.every(isString)];
export const TIMEOUT: Rule = /* @__PURE__ */ milliseconds(0, " (no limit)");
export const DURATION: Rule = /* @__PURE__ */ milliseconds(0);
export const INTERVAL: Rule = /* @__PURE__ */ milliseconds(1);

const isPlain = (value: unknown): boolean =>
  Number.isFinite(value) || ["string", "boolean", "bigint"].includes(typeof value);

/** Anything else in a query or a header, such as a promise, would be sent as something else, or not at all. */
export const PLAIN: Rule = ["a string, a number or a boolean", isPlain];
export const PLAIN_OR_NULL: Rule = [
  "a string, a number, a boolean or null",
  (value) => value === null || isPlain(value),
];

const isHeaders = (value: unknown): boolean =>
  // Those of another realm can be iterated, too. Of a function or a promise, nothing would be sent.
  isPlainObject(value) || (typeof value === "object" && !Array.isArray(value) && Symbol.iterator in Object(value));

/** The rules of the options that every operation has. */
export const REQUEST_RULES: Readonly<Record<keyof RequestOptions, Rule>> = {
  headers: ["an object or Headers", isHeaders, true],
  timeout: TIMEOUT,
  maxRetries: /* @__PURE__ */ wholeNumber(0),
  signal: ["an AbortSignal", (value) => typeof Object(value).throwIfAborted === "function"],
};
