import { createHash } from "node:crypto";
import ts from "typescript";
import type { BuiltClient } from "../generate/index.js";
import { printUses } from "./print-uses.js";

/** The program that uses everything that was published last. Each bump to a release, and each release of the package, writes it. */
export const PUBLISHED = "test/release/published.ts";

const HASH = /^\/\/ Generated code: ([0-9a-f]{64})$/m;

/**
 * Prints that program for a client, with the names of everything that the package exports.
 *
 * @param exports - The names, by the source that exports them.
 */
export function printPublished(client: BuiltClient, exports: ReadonlyMap<string, readonly string[]>): string {
  return [
    "// Uses everything that the client exported when it was published last. `npm run check:types` compiles it: an error is a",
    "// breaking change. Written by `npm run schema:bump` and `npm run schema:published`. Do not edit.",
    `// Generated code: ${hashCode(client.files)}`,
    "",
    ...[...exports].map(([path, names]) => {
      return `import type {\n${names.map((name) => `  ${name},\n`).join("")}} from "../../${path.replace(/\.ts$/, ".js")}";`;
    }),
    printUses(client, "../../src/index.js", "../../src/schema/index.js"),
  ].join("\n");
}

/** Whether a client has the same code as the one that was published, apart from comments. */
export function isSameCode(published: string, { files }: BuiltClient): boolean {
  return HASH.exec(published)?.[1] === hashCode(files);
}

function hashCode(files: ReadonlyMap<string, string>): string {
  const printer = ts.createPrinter({ removeComments: true });
  const hash = createHash("sha256");
  for (const [name, text] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!name.endsWith(".ts")) continue;
    hash.update(name).update(printer.printFile(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)));
  }
  return hash.digest("hex");
}
