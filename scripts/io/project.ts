import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, which is the nearest above this file with a package.json: a bundle has this file elsewhere. */
export const PROJECT: string = findProject(dirname(fileURLToPath(import.meta.url)));

function findProject(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findProject(dirname(folder));
}
