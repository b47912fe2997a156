import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { isJsonObject, type JsonObject, readObject } from "../../scripts/io/json.js";

/**
 * Reads a table of cases from a YAML file: the name and the content of each.
 *
 * @param file - Relative to test: `scripts/types/simplify-schema.yaml`.
 * @param words - The replacement of each `<word>` in the file.
 */
export function readTable(
  file: string,
  section?: string,
  words: Readonly<Record<string, string>> = {},
): readonly (readonly [name: string, JsonObject])[] {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const table: unknown = parseYaml(text.replace(/<(\w+)>/g, (all, word: string) => words[word] ?? all));
  const cases = isJsonObject(table) && section !== undefined ? table[section] : table;
  if (!isJsonObject(cases)) throw new Error(`${file} has no cases`);
  return Object.entries(cases).map(([name, each]) => [name, readObject(each)]);
}
