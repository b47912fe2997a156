import type { Rule } from "../client/index.js";

/** The rule of an option that may be an array or an object. Anything else would be sent as something else. */
export const COMPLEX: Rule = [
  "plain data",
  (value) => typeof value !== "function" && typeof Object(value).then !== "function" && !Number.isNaN(value),
];
