/** Adds up the numbers of each name. */
export function addUp(numbers: readonly (readonly [name: string, number: number])[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, number] of [...numbers].sort()) sums[name] = (sums[name] ?? 0) + number;
  return sums;
}
