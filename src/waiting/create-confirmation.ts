/**
 * In milliseconds. A server of 1.7.12 that had just been restarted returned no rows for a query, then errors, and within
 * 200 ms all rows.
 */
export const CONFIRMED_AFTER = 1_000;

/**
 * Creates a function that takes the outcome of each poll, and returns true once every poll of the last second has seen
 * the awaited condition, such as no rows.
 */
export function createConfirmation(): (isSeen: boolean) => boolean {
  let since: number | undefined;
  return (isSeen) => {
    const now = performance.now();
    since = isSeen ? (since ?? now) : undefined;
    return since !== undefined && now - since >= CONFIRMED_AFTER;
  };
}
