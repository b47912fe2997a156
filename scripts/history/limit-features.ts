/** Some 15 times what Restate's own document has. */
const MAX_STEPS = 50_000;

/**
 * Returns what to call for each feature of a document, with the path to it. A field counts once for each way that leads to
 * it: where ten schemas all refer to each other, there are millions of ways.
 */
export function createFeatureLimit(): (operation: string, path: readonly string[]) => void {
  let steps = 0;
  return (operation, path) => {
    steps += path.length + 1;
    if (steps > MAX_STEPS) {
      throw new Error(
        `${operation}: too many ways lead to the fields of its schemas (more than ${MAX_STEPS} steps): let fewer schemas refer to each other`,
      );
    }
  };
}
