/** The methods that functions become, but for some: each function takes a client before its other arguments. */
export type Methods<Functions, Except = never> = {
  [Name in keyof Functions as Exclude<Name, Except>]: Functions[Name] extends (
    client: never,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** Binds functions to their client. Their types are those of the methods. */
export function bindFunctions<Bound extends object>(client: object, functions: object): Bound {
  const bound = Object.entries(functions).map(([name, call]) => [name, call.bind(undefined, client)]);
  return Object.fromEntries(bound) as Bound;
}
