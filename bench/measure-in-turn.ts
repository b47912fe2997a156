/**
 * Takes one sample of each contestant per round, so that other load on the machine affects all of them. Each round starts with a
 * different contestant, so that none always runs after the same one.
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
