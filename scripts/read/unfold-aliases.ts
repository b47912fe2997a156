import type { Json } from "../io/index.js";

/** Characters of JSON that aliases may add to a document. */
const MAX_GROWTH = 100_000;
/** The same values take more characters in JSON than in YAML. */
const YAML_TO_JSON = 10;

/**
 * Converts what was parsed as YAML to plain JSON, where each alias becomes a copy. Refuses aliases that unfold to far more than
 * the source text, because ten lines of them can become billions of values.
 *
 * @param length - The length of the source text in characters.
 */
export function unfoldAliases(value: unknown, length: number): Json {
  const limit = YAML_TO_JSON * length + MAX_GROWTH;
  let unfolded = 0;
  const count = (key: string, part: unknown): unknown => {
    unfolded += key.length + (typeof part === "string" ? part.length : 1);
    if (unfolded > limit) throw new Error(`its aliases unfold ${length} characters to more than ${limit}: use fewer`);
    return part;
  };
  try {
    return JSON.parse(JSON.stringify(value, count) ?? "null");
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new Error("an alias in it stands for something that contains the alias", { cause });
  }
}
