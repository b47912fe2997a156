/**
 * Asks the function `until` of a caller whether to stop.
 *
 * @param name - The waiting function, for the error.
 * @throws TypeError if it returns a promise, which would count as true.
 */
export function askUntil<Value>(name: string, until: (value: Value) => unknown, value: Value): boolean {
  const answer = until(value);
  if (typeof Object(answer).then !== "function") return Boolean(answer);
  // Nobody else handles its rejection.
  Promise.resolve(answer).catch(() => {});
  throw new TypeError(`${name}: until must return true or false, not a promise`);
}
