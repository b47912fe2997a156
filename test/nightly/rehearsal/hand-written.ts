import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** What people wrote, and would have to follow a change themselves. Nothing that a command writes is among it. */
const HAND_WRITTEN =
  /^(src|test|examples|docs\/guides|README\.md|schemas\/overlays|schemas\/tables\/corrections\.yaml)/;
const NOT = /^test\/(rehearsal|old-clients|fixtures)\//;
const TEXT = [".ts", ".mjs", ".md", ".yaml", ".txt"];

/** Returns whether hand-written code or a correction names something, by its name as a whole word. */
export function createNameFinder(root: string, files: readonly string[]): (name: string) => boolean {
  const own = files.filter((file) => HAND_WRITTEN.test(file) && !NOT.test(file) && TEXT.includes(extname(file)));
  const words = new Set(own.flatMap((file) => readFileSync(join(root, file), "utf8").match(/[\w$-]+/g) ?? []));
  return (name) => words.has(name);
}
