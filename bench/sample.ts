import { type Client, clients } from "./clients.js";
import type { Benchmark } from "./measures.js";
import type { Section, Values } from "./results.js";
import { reasonOf } from "./run-node.js";

type Sample = (client: Client, isQuick: boolean) => Promise<Values>;

/**
 * Takes one sample of each client per round, so that other load on the machine affects all of them. Each round starts with a different
 * client, so that none always runs after the same one. A failure of one client does not affect the others.
 */
export async function sampleInTurn(
  { rounds, baseline, measures }: Benchmark,
  sample: Sample,
  isQuick: boolean,
  earlier: ReadonlyMap<string, string>,
): Promise<Pick<Section, "values" | "failures">> {
  const failures = new Map(earlier);
  const order = clients.filter(({ name }) => !failures.has(name));
  const samples = new Map(order.map(({ name }): [string, Values[]] => [name, []]));
  for (let round = 0; round < (isQuick ? 1 : rounds); round++) {
    for (const client of order) {
      await sample(client, isQuick).then(
        (values) => samples.get(client.name)?.push(values),
        (error: unknown) => failures.set(client.name, reasonOf(error)),
      );
    }
    order.push(...order.splice(0, 1));
  }
  const base = samples.get(baseline ?? "") ?? [];
  const values = [...samples].flatMap(([name, rounds]) => {
    if (failures.has(name)) return [];
    const summed = measures.flatMap(({ key, unit }) => {
      const figures = rounds.flatMap((round) => round[key] ?? []);
      // The median of the ratios of each round, because anything that slows down a round slows down both.
      const compared =
        unit === "ratio" ? figures.map((value, round) => value / (base[round]?.[key] ?? Number.NaN)) : figures;
      return figures.length === 0 ? [] : [[key, median(compared)] as const];
    });
    return [[name, Object.fromEntries(summed)] as const];
  });
  return { values: Object.fromEntries(values), failures: Object.fromEntries(failures) };
}

/** Returns the middle one of an odd number of values. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
