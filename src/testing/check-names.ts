/**
 * Checks the names of what a test gives. A misspelled one would match nothing, and the test would pass for nothing.
 *
 * @param where - What the message begins with: the function, and the place in its arguments.
 * @param kind - What is named: a `column`.
 * @throws TypeError that names the first unknown one, and lists those that there are.
 */
export function checkNames(given: unknown, known: readonly string[], where: string, kind: string): void {
  const unknown = Object.keys(Object(given)).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(`${where}: unknown ${kind} "${unknown}"; the ${kind}s are ${known.join(", ")}`);
}
