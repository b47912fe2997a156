import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { explain, showPath } from "./report.js";

export interface FileToSave {
  readonly file: string;
  readonly bytes: Buffer;
}

export interface SavedFile {
  readonly file: string;
  readonly change: "new" | "changed" | "unchanged";
}

/**
 * Saves two files. Each is written under a temporary name first, so neither is ever incomplete or replaced too early.
 */
export function saveBoth(one: FileToSave, other: FileToSave): readonly [SavedFile, SavedFile] {
  const saved = [compareFile(one), compareFile(other)] as const;
  replaceFiles([one, other].filter((_, index) => saved[index]?.change !== "unchanged"));
  return saved;
}

function compareFile({ file, bytes }: FileToSave): SavedFile {
  // If there is a folder instead, Node's own message does not name it.
  const before = nameFailure(file, () => (existsSync(file) ? readFileSync(file) : undefined));
  const change = before === undefined ? "new" : before.equals(bytes) ? "unchanged" : "changed";
  return { file, change };
}

function replaceFiles(files: readonly FileToSave[]): void {
  const unfinished = new Map<string, string>();
  try {
    for (const { file, bytes } of files) {
      nameFailure(file, () => {
        mkdirSync(dirname(file), { recursive: true });
        const path = `${file}.${process.pid}.tmp`;
        unfinished.set(file, path);
        writeFileSync(path, bytes);
      });
    }
    for (const [file, path] of unfinished) nameFailure(file, () => renameSync(path, file));
  } finally {
    for (const path of unfinished.values()) rmSync(path, { force: true });
  }
}

function nameFailure<T>(file: string, run: () => T): T {
  return explain(showPath(file), run);
}
