import type { Operation } from "../call/index.js";

/** Returns the options of a call that are its operation's own, as its query. */
export function pickOptions(options: object | undefined, { options: rules = {} }: Operation): object {
  const given = Object(options);
  return Object.fromEntries(Object.keys(rules).map((name) => [name, given[name]]));
}
