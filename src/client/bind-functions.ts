/** Binds functions to their client. Their types are those of the methods. */
export function bindFunctions<Bound extends object>(client: object, functions: object): Bound {
  const bound = Object.entries(functions).map(([name, call]) => [name, call.bind(undefined, client)]);
  return Object.fromEntries(bound) as Bound;
}
