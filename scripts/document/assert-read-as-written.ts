/**
 * Rejects a filter that Redocly reads differently. Its JSONPath library (jsonpath-rfc9535 1.3.0) takes `a && b && c` for
 * `a && (b || c)`, so that an action would apply to more than its author meant.
 *
 * @param what - The action, for the error.
 * @throws Error if a filter joins three conditions with `&&` and no parentheses.
 */
export function assertReadAsWritten(what: string, path: string): void {
  const withoutStrings = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  const counts = [0];
  for (const [token] of withoutStrings.matchAll(/&&|\|\||[[\](),]/g)) {
    if (token === "[" || token === "(") counts.push(0);
    else if (token === "]" || token === ")") counts.pop();
    else counts.push(countOperands(token, counts.pop()));
    if (Number(counts.at(-1)) < 2) continue;
    throw new Error(`${what}: write A && (B && C) in ${path}: Redocly reads A && B && C as A && (B || C)`);
  }
}

/** Any other separator begins a new row of conditions. */
function countOperands(token: string, before = 0): number {
  return token === "&&" ? before + 1 : 0;
}
