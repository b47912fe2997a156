import { readFileSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isInside } from "../../io/index.js";

/** Explains why a file is outside the allowed folders. */
export class OutsideError extends Error {}

const ADVICE = "put the file there, or allow its folder with --read-from";

/** Reads a file inside one of these folders. Symbolic links are resolved first, so they cannot lead out. */
export function readNearbyFile(path: string, folders: readonly string[]): string {
  const allowed = folders.flatMap((folder) => [resolve(folder), realpathSync(folder)]);
  const isAllowed = (file: string) => allowed.some((folder) => isInside(file, folder));
  // Checked before any access to the disk, because on Windows a path can name another machine.
  if (!isAllowed(path)) throw new OutsideError(`leads out of ${folders.join(", ")}: ${ADVICE}`);
  const file = realpathSync(path);
  if (!isAllowed(file))
    throw new OutsideError(`leads out of ${folders.join(", ")}, through a link to ${file}: ${ADVICE}`);
  if (!statSync(file).isFile()) throw new Error(`${path} is not a file`);
  return readFileSync(file, "utf8");
}
