import { readFileSync } from "node:fs";
import { posix } from "node:path";

/** The names that a file exports. */
export interface ExportedNames {
  readonly types: readonly string[];
  readonly values: readonly string[];
}

/** Reads the names that a file of src/ exports, without those of generated files. */
export function readExportedNames(file: string): ExportedNames {
  const names = listExports(file);
  const isType = (name: string) => name.startsWith("type ");
  return {
    types: names.filter(isType).map((name) => name.replace(/^(type )+/, "")),
    values: names.filter((name) => !isType(name)),
  };
}

function listExports(file: string): readonly string[] {
  const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
  const own = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type = "", list = ""]) =>
    list.split(",").flatMap((each) => (each.trim() === "" ? [] : [type + each.trim()])),
  );
  const others = [...text.matchAll(/^export \* from "(\.\/[^"]*)\.js"/gm)].flatMap(([, path = ""]) =>
    listExports(`${posix.join(posix.dirname(file), path)}.ts`),
  );
  return [...own, ...others];
}
