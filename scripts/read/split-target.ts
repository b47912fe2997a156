import { METHODS } from "./list-operations.js";

/**
 * Splits a JSONPath into one for each place that it names, so that each can be checked on its own. Names are operationIds in
 * `[?@.operationId == 'a' || @.operationId == 'b']`, and keys in `['a','b']`. A list of methods stands for any of them.
 */
export function splitTarget(target: string): readonly string[] {
  const [operations, list = ""] =
    /\[\?(@\.operationId == '[^']*'(?: \|\| @\.operationId == '[^']*')+)\]/.exec(target) ?? [];
  if (operations !== undefined) {
    return list.split(" || ").flatMap((one) => splitTarget(target.replace(operations, `[?${one}]`)));
  }
  for (const [keys, inside = ""] of target.matchAll(/\[('[^']*'(?:\s*,\s*'[^']*')+)\]/g)) {
    const names = inside.split(",").map((name) => name.trim());
    if (names.every((name) => METHODS.some((method) => `'${method}'` === name))) continue;
    return names.flatMap((name) => splitTarget(target.replace(keys, `[${name}]`)));
  }
  return [target];
}

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
