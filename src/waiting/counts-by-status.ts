import type { InvocationStatus } from "../../generated/index.js";

/** How many invocations have each status. A status that no invocation has is left out. */
export type CountsByStatus = { readonly [Status in InvocationStatus]?: number };

/** Describes counts as `3 paused, 1 running`. */
export function describeCounts(counts: CountsByStatus): string {
  return Object.entries(counts)
    .map(([status, number]) => `${number} ${status}`)
    .join(", ");
}

/** Sums the numbers of each name, in the order of the names. */
export function sumByName(numbers: readonly (readonly [name: string, number: number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, number] of [...numbers].sort()) sums[name] = (sums[name] ?? 0) + number;
  return sums;
}
