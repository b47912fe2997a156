/**
 * In milliseconds. A server of 1.7.12 that had just been restarted returned no rows for a query, then errors, and within
 * 200 ms all rows.
 */
const LEAST = 1_000;

/**
 * Creates a function that takes whether a poll saw what is awaited, such as no rows, and returns whether that can be
 * believed: every poll of the last second saw it.
 */
export function createConfirmation(): (isSeen: boolean) => boolean {
  let since: number | undefined;
  return (isSeen) => {
    const now = performance.now();
    since = isSeen ? (since ?? now) : undefined;
    return since !== undefined && now - since >= LEAST;
  };
}
