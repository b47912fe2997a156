import { checkRequestOptions, type RequestOptions } from "../client/index.js";

/** A valid value of an option: in words, and as a predicate. */
export type Rule = readonly [wanted: string, isRight: (value: unknown) => boolean];

export const BOOLEAN: Rule = ["true or false", (value) => typeof value === "boolean"];
export const FUNCTION: Rule = ["a function", (value) => typeof value === "function"];
export const IDS: Rule = [
  "an array of deployment ids",
  (value) => Array.isArray(value) && value.every((id) => typeof id === "string"),
];

export function oneOf(...values: readonly string[]): Rule {
  return [`one of ${values.join(", ")}`, (value) => values.some((each) => each === value)];
}

export const INTERVAL: Rule = [
  "a number of milliseconds from 1 to 2147483647",
  (value) => Number(value) === value && value >= 1 && value < 2 ** 31,
];

/**
 * Checks the options of a function before it sends anything. The client has rules for request options.
 *
 * @param own - The rules of its own options.
 * @throws TypeError that names the option.
 */
export function assertOptions(name: string, options: RequestOptions, own: Readonly<Record<string, Rule>>): void {
  checkRequestOptions(options, { name, options: Object.keys(own) });
  for (const [option, [wanted, isRight]] of Object.entries(own)) {
    const value: unknown = Reflect.get(options, option);
    if (value !== undefined && !isRight(value)) throw new TypeError(`${name}: ${option} must be ${wanted}`);
  }
}
