import fc from "fast-check";
import { vi } from "vitest";
import { LIMITS } from "./limits.js";

/**
 * The number of cases for each property: a few in every test run, which are always the same, and `PROPERTY_RUNS=500` every
 * night, which differ each time.
 */
export const propertyRuns: number = Number(process.env.PROPERTY_RUNS ?? 50);

/** Extends the timeout of a file of properties, whose tests take as long as their cases. */
export function allowLongRuns(): void {
  vi.setConfig({ testTimeout: (LIMITS.test * Math.max(50, propertyRuns)) / 50 });
}

/** Of a property whose cases are slow. */
const FEWEST_RUNS = 10;
/** In milliseconds. A short counterexample is worth this time, but shrinking a large one completely can take an hour. */
const LONGEST_SHRINKING = 2_000;

/**
 * Tries a property. A failing case is shrunk for a moment, and thrown with the seed and the path that repeat it.
 *
 * @param cost - The cost of a case, relative to a case of a property that sends nothing.
 */
export async function holdsFor<Values extends unknown[]>(
  property: fc.IAsyncProperty<Values> | fc.IProperty<Values>,
  examples: Values[] = [],
  cost = 1,
): Promise<void> {
  const seed = process.env.PROPERTY_RUNS ? undefined : 60;
  const parameters = {
    numRuns: Math.max(FEWEST_RUNS, Math.ceil(propertyRuns / cost)),
    examples,
    ...(seed && { seed }),
  };
  const start = performance.now();
  const details = await fc.check(property, { ...parameters, endOnFailure: true });
  if (!details.failed) return;
  const { seed: failed, counterexamplePath: path } = details;
  // The case that fails may take longer than that by itself.
  if (path !== null && performance.now() - start < LONGEST_SHRINKING) {
    await fc.assert(property, { ...parameters, seed: failed, path, interruptAfterTimeLimit: LONGEST_SHRINKING });
  }
  // The case does not fail every time, or too few cases met the preconditions of the property.
  throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
}
