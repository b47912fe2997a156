import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { explain, showPath } from "./report.js";

/** Saves a file, and returns whether its content changed. */
export function saveFile(file: string, bytes: Buffer): "new" | "changed" | "unchanged" {
  // If the path is a folder, Node's own message does not name it.
  return explain(showPath(file), () => {
    const before = existsSync(file) ? readFileSync(file) : undefined;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return before === undefined ? "new" : before.equals(bytes) ? "unchanged" : "changed";
  });
}
