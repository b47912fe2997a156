/** Functions that take a client as their first argument, without that argument. */
export type Bound<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (client: never, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};

export function bindFunctions<Functions extends object>(client: object, functions: Functions): Bound<Functions> {
  const bound = Object.entries(functions).map(([name, call]) => [name, call.bind(undefined, client)]);
  return Object.fromEntries(bound) as Bound<Functions>;
}
