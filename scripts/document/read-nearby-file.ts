import { readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Says why a file is not read. */
export class OutsideError extends Error {}

const ADVICE = "put the file there, or allow its folder with --read-from";

/** Reads a file that lies in one of these folders or below. A link that leads out of them counts as what it leads to. */
export function readNearbyFile(path: string, folders: readonly string[]): string {
  const allowed = folders.flatMap((folder) => [resolve(folder), realpathSync(folder)]);
  // Before the disk is touched: on Windows, a path can name another machine.
  if (!isInside(path, allowed)) throw new OutsideError(`leads out of ${folders.join(", ")}: ${ADVICE}`);
  const file = realpathSync(path);
  if (!isInside(file, allowed))
    throw new OutsideError(`leads out of ${folders.join(", ")}, through a link to ${file}: ${ADVICE}`);
  if (!statSync(file).isFile()) throw new Error(`${path} is not a file`);
  return readFileSync(file, "utf8");
}

function isInside(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const path = relative(folder, file);
    return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  });
}
