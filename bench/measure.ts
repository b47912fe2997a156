export interface Settings {
  /** Whether to use fewer rounds and rows. Such results are a check, not for publication. */
  readonly quick: boolean;
  /** The reasons why clients could not be generated, by name. */
  readonly failures: ReadonlyMap<string, string>;
}

/**
 * Takes one sample of each contestant per round, so that other load on the machine affects all of them. Each round starts with a
 * different contestant, so that none always runs after the same one.
 */
export async function measureInTurn<T>(
  samples: ReadonlyMap<string, () => Promise<T>>,
  rounds: number,
): Promise<Map<string, T[]>> {
  const order = [...samples];
  const measured = new Map(order.map(([name]): [string, T[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, sample] of order) measured.get(name)?.push(await sample());
    order.push(...order.splice(0, 1));
  }
  return measured;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Returns the median of the ratios of each round, because anything that slows down a round slows down both. */
export function medianRatio(values: readonly number[], baseline: readonly number[] = []): number {
  return median(values.map((value, round) => value / (baseline[round] ?? Number.NaN)));
}
