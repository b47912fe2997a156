/** A JSON document that a test may change anywhere. */
export type Draft = { [key: string]: Draft };

export function at(draft: Draft, ...path: readonly string[]): Draft {
  return path.reduce((value, key) => {
    const inner = value[key];
    if (inner === undefined) throw new Error(`there is no ${key}`);
    return inner;
  }, draft);
}

export function schema(draft: Draft, ...path: readonly string[]): Draft {
  return at(draft, "components", "schemas", ...path);
}

export function rename(
  draft: Draft,
  from: string,
  to: string,
  change: (value: Draft) => Draft = (value) => value,
): void {
  draft[to] = change(at(draft, from));
  delete draft[from];
}

/** Returns a change that replaces one string by another everywhere in a value. */
export function replaceText(from: string, to: string): (value: Draft) => Draft {
  return (value) => JSON.parse(JSON.stringify(value).replaceAll(from, to));
}

export const json = (value: unknown): Draft => value as Draft;
export const text: Draft = json({ type: "string" });

/** Finds an operation by its operationId. */
export function operation(draft: Draft, id: string): Draft {
  const all = Object.values(at(draft, "paths")).flatMap((item) => Object.values(item));
  const found = all.find(({ operationId }) => operationId === json(id));
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}
