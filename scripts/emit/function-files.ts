import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readExportClauses } from "../profile/index.js";

/** A file with functions that become methods of the client. */
export interface FunctionFile {
  /** The path from the folder of the generated client. */
  readonly path: string;
  readonly text: string;
  /** The functions that become methods; undefined for all of them. */
  readonly names?: readonly string[];
}

/** Reads the hand-written files that functions.ts exports from by name. */
export function readFunctionFiles(src: string): readonly FunctionFile[] {
  return readExportClauses(join(src, "functions.ts")).flatMap(({ path, names }) => {
    if (names === undefined) return [];
    const own = names.map(({ name }) => name);
    return [{ path: `../src/${relative(src, path)}`, text: readFileSync(path, "utf8"), names: own }];
  });
}
