/** The functions of these methods: each takes a client before the method's arguments. */
type Functions<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result
    ? (client: never, ...args: Args) => Result
    : never;
};

export function bindFunctions<Methods extends object>(client: object, functions: Functions<NoInfer<Methods>>): Methods {
  const bound = Object.entries(functions as object).map(([name, call]) => [name, call.bind(undefined, client)]);
  return Object.fromEntries(bound) as Methods;
}
