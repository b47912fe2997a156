import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, which is the nearest above this file with a package.json: a bundle has this file elsewhere. */
export const PROJECT: string = findProject(dirname(fileURLToPath(import.meta.url)));

function findProject(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findProject(dirname(folder));
}

/** Whether a module is the program that was started, also by a path with a link in it. */
export function isProgram(url: string): boolean {
  const [, program] = process.argv;
  return program !== undefined && existsSync(program) && realpathSync(program) === fileURLToPath(url);
}
