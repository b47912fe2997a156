import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { root } from "../../kit/use-folder.js";

it.each([
  ["docs/guides/calls-and-options.md", "option", "src/client/client-options.ts", "ClientOptions"],
  ["docs/guides/bulk-operations.md", "list", "src/bulk/result.ts", "BulkResult"],
])("%s has a table with one %s for each in %s, %s", (document, column, file, name) => {
  const members = listMembers(file, name);
  expect(members).not.toEqual([]);
  expect(listRows(readFileSync(join(root, document), "utf8"), column)).toEqual(members);
});

/** The members of an interface, also those of an interface that it extends, sorted. */
function listMembers(file: string, name: string): readonly string[] {
  const path = join(root, file);
  const program = ts.createProgram([path], { module: ts.ModuleKind.NodeNext, noLib: true, types: [] });
  const interfaces = program.getSourceFile(path)?.statements.filter(ts.isInterfaceDeclaration);
  const declaration = interfaces?.find((one) => one.name.text === name);
  if (declaration === undefined) throw new Error(`${file} has no interface ${name}`);
  const type = program.getTypeChecker().getTypeAtLocation(declaration);
  return type
    .getProperties()
    .map((property) => property.name)
    .sort();
}

/** The names between backticks in the first column of the table in which that column has this heading, sorted. */
function listRows(markdown: string, column: string): readonly string[] {
  const table = markdown.split("\n\n").find((block) => new RegExp(`^\\| ${column} `).test(block));
  if (table === undefined) throw new Error(`There is no table of ${column}s`);
  const cells = table.split("\n").map((row) => row.split("|")[1] ?? "");
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)).sort();
}
