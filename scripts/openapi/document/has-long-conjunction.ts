/**
 * Whether a JSONPath joins three conditions with `&&` and no parentheses. Redocly's JSONPath library (jsonpath-rfc9535
 * 1.3.0) takes `a && b && c` for `a && (b || c)`, so that an action would apply to more than its author meant.
 */
export function hasLongConjunction(path: string): boolean {
  let rest = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  for (;;) {
    // The innermost brackets first: they are then one word of those around them.
    const [group] = /[[(][^[\]()]*[\])]/.exec(rest) ?? [];
    if (group === undefined) return false;
    if (group.split(/\|\||,/).some((part) => part.split("&&").length > 2)) return true;
    rest = rest.replace(group, "_");
  }
}
