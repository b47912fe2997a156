/**
 * Whether a JSONPath joins three conditions with `&&` and no parentheses. Redocly's JSONPath library (jsonpath-rfc9535
 * 1.3.0) takes `a && b && c` for `a && (b || c)`, so that an action would apply to more than its author meant.
 */
export function hasLongConjunction(path: string): boolean {
  const withoutStrings = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  /** How many `&&` in a row there have been so far, at each depth of brackets. */
  const counts = [0];
  for (const [token] of withoutStrings.matchAll(/&&|\|\||[[\](),]/g)) {
    if (token === "[" || token === "(") counts.push(0);
    else if (token === "]" || token === ")") counts.pop();
    else {
      const before = counts.pop() ?? 0;
      if (token === "&&" && before === 1) return true;
      counts.push(token === "&&" ? 1 : 0);
    }
  }
  return false;
}
