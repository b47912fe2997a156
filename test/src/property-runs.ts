import fc from "fast-check";
import { vi } from "vitest";

/** How many cases each property is tried with: few in every test run, and `PROPERTY_RUNS=10000` for the long one. */
export const propertyRuns: number = Number(process.env.PROPERTY_RUNS ?? 300);

/** For a file of properties: its tests take as long as their cases. */
export function allowLongRuns(): void {
  vi.setConfig({ testTimeout: 60_000 + 200 * propertyRuns });
}

/** Tries a property. What fails is shrunk, and thrown with the seed and the path that repeat it. */
export async function holdsFor<Values extends unknown[]>(
  property: fc.IAsyncProperty<Values> | fc.IProperty<Values>,
  examples: Values[] = [],
): Promise<void> {
  await fc.assert(property, { numRuns: propertyRuns, examples });
}
