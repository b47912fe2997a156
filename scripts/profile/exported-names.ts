import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { PROJECT } from "../io/index.js";

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
  const text = readFileSync(join(PROJECT, "src", file), "utf8");
  const own = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type = "", list = ""]) =>
    list.split(",").flatMap((each) => (each.trim() === "" ? [] : [type + each.trim()])),
  );
  const others = [...text.matchAll(/^export \* from "(\.\/[^"]*)\.js"/gm)].flatMap(([, path = ""]) =>
    listExports(`${posix.join(posix.dirname(file), path)}.ts`),
  );
  return [...own, ...others];
}
