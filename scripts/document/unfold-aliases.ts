import type { Json } from "../io/json.js";

/** Objects and lists inside each other. Most steps call themselves for each level. */
export const MAX_DEPTH = 200;
/** The names down to a value. Redocly joins them, for each value again. */
const MAX_PATH = 4000;
/** What aliases may add to a document, in characters of JSON. */
const MAX_GROWTH = 100_000;
/** YAML writes the same values in fewer characters. */
const YAML_TO_JSON = 10;

/**
 * Returns what a parser made of a text as plain JSON, in which each alias has become a copy. Ten lines of aliases that
 * stand for each other become billions of values, so what is far longer than the text is refused; and so is what is
 * nested too deep, or has too long names.
 *
 * @param length - Characters of the text.
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
