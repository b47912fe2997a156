const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

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
    if (names.every((name) => METHODS.includes(name.slice(1, -1)))) continue;
    return names.flatMap((name) => splitTarget(target.replace(keys, `[${name}]`)));
  }
  return [target];
}
