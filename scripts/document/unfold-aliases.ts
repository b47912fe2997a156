import type { Json } from "../io/index.js";

/** Levels of nested objects and lists. Most steps are recursive. */
export const MAX_DEPTH = 200;
/** Characters in the path to a value, which Redocly builds anew for each value. */
const MAX_PATH = 4000;
/** Characters of JSON that aliases may add to a document. */
const MAX_GROWTH = 100_000;
/** The same values take more characters in JSON than in YAML. */
const YAML_TO_JSON = 10;

/**
 * Converts a parsed value to plain JSON, where each alias becomes a copy. Refuses values that unfold to far more than
 * the source text, because ten lines of nested aliases can become billions of values. Also refuses values that are
 * nested too deeply or whose names are too long.
 *
 * @param length - The length of the source text in characters.
 */
export function unfoldAliases(value: unknown, length: number): Json {
  const limit = YAML_TO_JSON * length + MAX_GROWTH;
  let unfolded = 0;
  const add = (characters: number): void => {
    unfolded += characters;
    if (unfolded > limit) throw new Error(`its aliases unfold ${length} characters to more than ${limit}: use fewer`);
  };
  const visit = (part: unknown, around: readonly unknown[], path: number): void => {
    if (around.length > MAX_DEPTH) throw new Error(explainDepth(around));
    add(typeof part === "string" ? part.length : 1);
    if (typeof part !== "object" || part === null) return;
    const inside = [...around, part];
    for (const [key, child] of Object.entries(part)) {
      add(key.length);
      if (path + key.length > MAX_PATH) throw new Error(explainPath(key));
      visit(child, inside, path + key.length);
    }
  };
  visit(value, [], 0);
  return JSON.parse(JSON.stringify(value) ?? "null");
}

function explainDepth(values: readonly unknown[]): string {
  if (new Set(values).size < values.length) return "an alias in it stands for something that contains the alias";
  return `it is nested more than ${MAX_DEPTH} levels deep: name inner parts, and use $ref`;
}

function explainPath(key: string): string {
  return `the names down to ${JSON.stringify(key.slice(0, 50))} have more than ${MAX_PATH} characters: shorten them`;
}
