import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Table } from "../tables/index.js";

/**
 * Finds the lines of src/ that name a table or a column that a version no longer has. The compiler cannot: a row type keeps a column
 * for older servers, and SQL is a string.
 *
 * @param tables - Those up to that version.
 */
export function findReaders(root: string, tables: readonly Table[], version: string): readonly string[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ name, text: readFileSync(join(root, "src", name), "utf8") }));
  return tables.flatMap(({ name: table, lifetime, columns }) => {
    const lost = columns.filter((column) => column.lifetime.goneIn === version).map(({ name }) => name);
    const gone = lifetime.goneIn === version ? [table] : lost;
    const isRead = new RegExp(`^(?!\\s*(\\*|//|/\\*)).*\\b(${gone.join("|")})\\b`);
    if (gone.length === 0) return [];
    return files
      .filter(({ text }) => text.includes(table))
      .flatMap(({ name, text }) =>
        text.split("\n").flatMap((line, index) => {
          const [, , found] = isRead.exec(line) ?? [];
          if (found === undefined) return [];
          return [
            `\`src/${name}:${index + 1}\` names \`${found}\`, which \`${table}\` no longer has: ask for it only on older servers.`,
          ];
        }),
      );
  });
}
