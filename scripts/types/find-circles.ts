/** Where each name leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

interface Visit {
  readonly name: string;
  readonly number: number;
  readonly next: Iterator<string>;
  /** The number of the earliest visit that this one leads back to. */
  earliest: number;
}

/**
 * Finds the names that lead back to themselves, in a single walk: asking for each name on its own takes a walk for each.
 * This is Tarjan's algorithm, without recursion, since a chain of names may be long.
 */
export function findCircles(graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  /** The visits so far; infinite where it is known which circle a name is in. */
  const numbers = new Map<string, number>();
  const undecided: string[] = [];
  const visits: Visit[] = [];

  const enter = (name: string): void => {
    const number = numbers.size;
    numbers.set(name, number);
    undecided.push(name);
    visits.push({ name, number, next: listNext(graph, name).values(), earliest: number });
  };
  const leave = ({ name, number, earliest }: Visit): void => {
    visits.pop();
    const previous = visits.at(-1);
    if (previous) previous.earliest = Math.min(previous.earliest, earliest);
    if (earliest < number) return;
    const circle = undecided.splice(undecided.lastIndexOf(name));
    for (const member of circle) numbers.set(member, Number.POSITIVE_INFINITY);
    if (circle.length > 1 || listNext(graph, name).includes(name)) for (const member of circle) found.add(member);
  };

  for (const start of graph.keys()) {
    if (!numbers.has(start)) enter(start);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { value, done } = visit.next.next();
      const number = value === undefined ? undefined : numbers.get(value);
      if (done) leave(visit);
      else if (number === undefined) enter(value);
      else visit.earliest = Math.min(visit.earliest, number);
    }
  }
  return found;
}

function listNext(graph: Graph, name: string): readonly string[] {
  return graph.get(name) ?? [];
}
