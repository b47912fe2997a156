/** About 15 times as many as the project's own document has. */
const MAX_STEPS = 50_000;

/**
 * Creates a function to call with the path of each feature, which throws once there are too many. A field counts once
 * for each path that leads to it: ten schemas that all refer to each other have millions of paths.
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
