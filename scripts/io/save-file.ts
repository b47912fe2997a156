import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { explain, showPath } from "./report.js";

/** Saves a file, and says whether that changed it. */
export function saveFile(file: string, bytes: Buffer): "new" | "changed" | "unchanged" {
  // If there is a folder instead, Node's own message does not name it.
  return explain(showPath(file), () => {
    const before = existsSync(file) ? readFileSync(file) : undefined;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return before === undefined ? "new" : before.equals(bytes) ? "unchanged" : "changed";
  });
}
