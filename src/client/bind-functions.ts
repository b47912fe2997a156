/** Binds functions to their client. `Bound` has the types of the methods. */
export function bindFunctions<Bound extends object>(client: object, functions: object): Bound {
  const bound = Object.entries(functions).map(([name, call]) => [name, call.bind(undefined, client)]);
  return Object.fromEntries(bound) as Bound;
}
