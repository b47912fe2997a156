import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Lists where a program has mistakes, by the number that each has in a comment: `wrong.mts:7`. */
export function listMistakes(folder: string, file: string): readonly string[] {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines.flatMap((line, index) => (/\/\/ \d+: /.test(line) ? [`${file}:${index + 1}`] : []));
}

export function listPlaces(output: string): readonly string[] {
  const places = [...output.matchAll(/^([\w-]+\.\w+)\((\d+),/gm)].map(([, file, line]) => `${file}:${line}`);
  return [...new Set(places)].sort();
}
