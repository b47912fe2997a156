/** Options of unusual operations. */

import type { RequestOptions, Rule } from "../client/index.js";

/** The rule of an option that may be an array or an object. Anything else would be sent as something else. */
export const COMPLEX: Rule = [
  "plain data",
  (value) => typeof value !== "function" && typeof Object(value).then !== "function" && !Number.isNaN(value),
];

/**
 * Separates the options of an operation whose parameters have names of request options: those are in `request`. The plain
 * name could mean either, so it is rejected when the call reads the options.
 *
 * @param renamed - The option that has the parameter, by the plain name: `{ timeout: "timeout_" }`.
 */
export function separateOptions(
  options: (RequestOptions & { readonly request?: RequestOptions | undefined }) | undefined,
  renamed: Readonly<Record<string, string>>,
): RequestOptions | undefined {
  if (Object(options) !== options) return options;
  const { request, ...own } = options ?? {};
  const name = Object.keys(renamed).find((each) => Reflect.get(own, each) !== undefined);
  if (name === undefined) return { ...own, ...request };
  const problem = `the option "${name}" is ambiguous: use "${renamed[name]}" for the API's parameter, or request.${name}`;
  return {
    get [name](): never {
      throw new TypeError(problem);
    },
  };
}
