/**
 * A valid value of an option, in words. Without a predicate, the words must contain its type. A message quotes a string
 * that is not valid, unless it may be secret.
 */
export type Rule = readonly [wanted: string, isRight?: ((value: unknown) => boolean) | undefined, isSecret?: true];
export type Rules = Readonly<Record<string, Rule>>;

/** The platform's timers fire at once if the delay is longer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;

export function isNumber(value: unknown, from: number): value is number {
  return Number(value) === value && value >= from;
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

export const BOOLEAN: Rule = ["true or false", (value) => typeof value === "boolean"];
export const FUNCTION: Rule = ["a function"];
export const STRING: Rule = ["a string"];
export const STRINGS: Rule = [
  "an array of strings",
  (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
];
export const TIMEOUT: Rule = /* @__PURE__ */ milliseconds(0, " (no limit)");
export const INTERVAL: Rule = /* @__PURE__ */ milliseconds(1);
