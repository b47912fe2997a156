import { isAbsolute, relative, sep } from "node:path";

/** Names a file in a message: by its path from the current folder. */
export function showPath(path: string): string {
  return relative(process.cwd(), path);
}

/** Whether a path is that of a folder, or of something in it. Neither is looked up on the disk. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
