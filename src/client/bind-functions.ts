/** The methods that functions become, but for some: each function takes a client before its other arguments. */
export type Methods<Functions, Except = never> = {
  [Name in keyof Functions as Exclude<Name, Except>]: Functions[Name] extends (
    client: never,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** The functions of methods. */
type Functions<Bound> = {
  readonly [Name in keyof Bound]: Bound[Name] extends (...args: infer Args) => infer Result
    ? (client: never, ...args: Args) => Result
    : never;
};

export function bindFunctions<Bound extends object>(client: object, functions: Functions<NoInfer<Bound>>): Bound {
  const bound = Object.entries(functions as object).map(([name, call]) => [name, call.bind(undefined, client)]);
  return Object.fromEntries(bound) as Bound;
}
