/**
 * Takes one sample of each contestant, then the next of each, so that whatever else happens on the machine happens to all of
 * them. Each round begins with another one, so that none always runs behind the same.
 */
export async function measureInTurn(
  samples: ReadonlyMap<string, () => number | Promise<number>>,
  rounds: number,
): Promise<Map<string, number[]>> {
  const order = [...samples];
  const measured = new Map(order.map(([name]): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, sample] of order) measured.get(name)?.push(await sample());
    order.push(...order.splice(0, 1));
  }
  return measured;
}
