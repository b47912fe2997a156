import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { root } from "../use-consumer.js";

/** How the programs of the documentation are compiled: with the types of Node, as most of their users have them. */
export const SETTINGS: object = {
  ...{ module: "nodenext", noUncheckedIndexedAccess: true, skipLibCheck: true },
  ...{ types: ["node"], typeRoots: [join(root, "node_modules/@types")] },
};

export function writeProgram(folder: string, name: string, source: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(join(folder, `${name}.mts`), source);
  writeFileSync(path, transformSync(source, { loader: "ts", sourcemap: "inline" }).code);
  return path;
}
