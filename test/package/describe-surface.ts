import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import type { Consumer } from "./use-consumer.js";

const ENTRIES = ["index", "schema", "kysely", "testing", "testing-server"];

/** Prints the declarations of hand-written code, without comments; `export` marks those that have a public name. */
function printSurface(declarations: string): string {
  const file = ts.createSourceFile("surface.ts", declarations, ts.ScriptTarget.ES2022);
  const lists = file.statements.map((each) => ts.isExportDeclaration(each) && each.exportClause);
  const exported = new Set(
    lists.flatMap((list) => (list && ts.isNamedExports(list) ? list.elements.map(({ name }) => name.text) : [])),
  );
  const printer = ts.createPrinter({ removeComments: true });
  const print = (statement: ts.Statement) => {
    const name = "name" in statement ? (statement.name as ts.Identifier).text : "";
    const isList = ts.isExportDeclaration(statement) && statement.moduleSpecifier === undefined;
    // The client's methods repeat the functions, and the list of exports already names the generated ones.
    if (isList || name === "AdminClient" || !isHandWritten(declarations.slice(0, statement.getStart(file)))) return [];
    return [`${exported.has(name) ? "export " : ""}${printer.printNode(ts.EmitHint.Unspecified, statement, file)}`];
  };
  // A number tells declarations of one name apart.
  return file.statements.flatMap(print).join("\n").replace(/\$\d+/g, "");
}

/** Whether the last source mark before a declaration is of src/. Generated declarations show their changes in generated/. */
function isHandWritten(before: string): boolean {
  return before.slice(before.lastIndexOf("//#region ")).startsWith("//#region src/");
}

/** Shows each change of the public surface in a diff. After an intended change: `npm run test:package -- -t surface -u`. */
export function describeSurface(consumer: Consumer): void {
  it("has the public surface that test/package/surface.txt shows", async () => {
    const surfaces = ENTRIES.map((entry) => {
      const declarations = readFileSync(join(consumer.installed, `dist/${entry}.d.cts`), "utf8");
      return `// ${entry}\n${printSurface(declarations)}\n`;
    });
    await expect(surfaces.join("\n")).toMatchFileSnapshot("surface.txt");
  });
}
