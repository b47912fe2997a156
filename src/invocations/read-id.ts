/** An invocation id, or an object with one, such as a row of a query. */
export type BulkTarget = string | { readonly id: string };

/**
 * @param caller - The function whose target it is, for the error message.
 * @throws TypeError if the target is neither an id nor an object with one.
 */
export function readId(caller: string, target: BulkTarget): string {
  const id = typeof target === "string" ? target : target?.id;
  if (typeof id === "string") return id;
  throw new TypeError(
    `${caller}: a target must be an id, or an object whose "id" is a string, not ${target === null ? "null" : typeof target}`,
  );
}
