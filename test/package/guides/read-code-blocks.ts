import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface CodeBlock {
  /** `docs/guides/state.md:14`. */
  readonly place: string;
  readonly source: string;
  /** The comment before the block, if it says how the block is tested. Other blocks are compiled and run. */
  readonly note: string | undefined;
}

/** Blocks that begin with it in the comment before them cannot run here; the comment says why. */
export const COMPILED_ONLY = "compiled only: ";

/** Blocks with it need packages that this project does not have. */
export const RECIPE = "compiled and run in test/package/guides/recipes: ";

export const USER_TEST = "run by ";

export function readAllBlocks(root: string): readonly CodeBlock[] {
  return listFiles(root).flatMap((file) => readCodeBlocks(file, readFileSync(join(root, file), "utf8")));
}

function listFiles(root: string): readonly string[] {
  const guides = readdirSync(join(root, "docs/guides")).filter((file) => file.endsWith(".md"));
  const examples = readdirSync(join(root, "examples")).filter((file) => file === "README.md");
  return [
    "README.md",
    ...guides.sort().map((file) => `docs/guides/${file}`),
    ...examples.map((file) => `examples/${file}`),
  ];
}

function readCodeBlocks(file: string, markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = markdown.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const fence = /^\s*(`{3,})(\w*)/.exec(lines[index] ?? "");
    if (!fence) continue;
    const end = lines.findIndex((line, other) => other > index && line.trim() === fence[1]);
    if (end === -1) throw new Error(`${file}:${index + 1}: the code block has no end`);
    const note = /^<!-- (.+) -->$/.exec(findLineBefore(lines, index))?.[1];
    const source = lines.slice(index + 1, end).join("\n");
    if (/^(ts|typescript)$/.test(fence[2] ?? "")) blocks.push({ place: `${file}:${index + 1}`, source, note });
    index = end;
  }
  return blocks;
}

function findLineBefore(lines: readonly string[], index: number): string {
  return (
    lines
      .slice(0, index)
      .filter((line) => line.trim() !== "")
      .at(-1) ?? ""
  );
}

export function completeBlock({ source }: CodeBlock): string {
  const needsAdmin = /\badmin\b/.test(source) && !/\b(const|let) admin\b/.test(source);
  const isImported = /import [^;]*\bcreateAdminClient\b[^;]*;/.test(source);
  const needsImport = !isImported && (needsAdmin || /\bcreateAdminClient\b/.test(source));
  return [
    ...(needsImport ? ['import { createAdminClient } from "restate-admin-client";'] : []),
    ...(needsAdmin ? ["const admin = createAdminClient();"] : []),
    source,
    "export {};",
    "",
  ].join("\n");
}
