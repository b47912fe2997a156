/**
 * In milliseconds. A server of 1.7.12 that had just been restarted returned no rows for a query, then errors, and within
 * 200 ms all rows.
 */
const LEAST = 1_000;

/**
 * Creates a function that takes whether a poll saw no rows, and returns whether that can be believed: polls have seen
 * none for a second.
 */
export function createConfirmation(): (isEmpty: boolean) => boolean {
  let since: number | undefined;
  return (isEmpty) => {
    const now = performance.now();
    since = isEmpty ? (since ?? now) : undefined;
    return since !== undefined && now - since >= LEAST;
  };
}
