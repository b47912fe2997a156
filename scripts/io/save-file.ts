import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { explain, showPath } from "./report.js";

export interface SavedFile {
  readonly file: string;
  readonly change: "new" | "changed" | "unchanged";
}

/** Saves a file, and says whether that changed it. */
export function saveFile(file: string, bytes: Buffer): SavedFile {
  // If there is a folder instead, Node's own message does not name it.
  return explain(showPath(file), () => {
    const before = existsSync(file) ? readFileSync(file) : undefined;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return { file, change: before === undefined ? "new" : before.equals(bytes) ? "unchanged" : "changed" };
  });
}
