import { readFileSync } from "node:fs";

/** The names that a file exports one by one. */
export interface ExportedNames {
  readonly types: readonly string[];
  readonly values: readonly string[];
}

/** Reads the names that a file of src/ exports, without those that it passes on with `export *`. */
export function readExportedNames(file: string): ExportedNames {
  const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
  const names = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type = "", list = ""]) =>
    list.split(",").flatMap((each) => (each.trim() === "" ? [] : [type + each.trim()])),
  );
  const isType = (name: string) => name.startsWith("type ");
  return {
    types: names.filter(isType).map((name) => name.replace(/^(type )+/, "")),
    values: names.filter((name) => !isType(name)),
  };
}
