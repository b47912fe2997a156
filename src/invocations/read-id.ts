/** An invocation id, or an object with one, such as a row of a query. */
export type BulkTarget = string | { readonly id: string };

/** @throws TypeError if the target is neither an id nor an object with one. */
export function readId(target: BulkTarget): string {
  const id = typeof target === "string" ? target : target?.id;
  if (typeof id === "string") return id;
  throw new TypeError(`a target must be an id or have one, not ${target === null ? "null" : typeof target}`);
}
