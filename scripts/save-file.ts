import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface SavedFile {
  readonly file: string;
  readonly size: number;
  readonly change: "new" | "changed" | "unchanged";
}

/** Half a file is never seen under the name that the generator reads. */
export function saveFile(file: string, bytes: Buffer): SavedFile {
  const change = !existsSync(file) ? "new" : readFileSync(file).equals(bytes) ? "unchanged" : "changed";
  if (change !== "unchanged") writeAtomically(file, bytes);
  return { file, size: bytes.length, change };
}

function writeAtomically(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
