/** The program that uses everything which is published: `npm run schema:published` writes it for the client of today. */

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { buildClient } from "../generate.js";
import { findNewestSchema, readDocument } from "../read/index.js";
import { compileClient, ENTRIES, PUBLISHED } from "./compile-client.js";
import { createTypePrinter } from "./print-type.js";

/**
 * Prints the program that uses everything: it imports every export, and says how each method of the client can be called, and what
 * a program can do with its result and with the body of an error.
 *
 * @param version - The version of Restate that the client is for.
 * @param client - The files of generated/.
 */
export function printPublished(root: string, version: string, client: ReadonlyMap<string, string>): string {
  // Types are printed in the order in which a program meets them.
  const program = compileClient(root, client, "");
  const checker = program.getTypeChecker();
  const exports = ENTRIES.flatMap((path) => {
    const file = program.getSourceFile(join(root, path));
    const module = file && checker.getSymbolAtLocation(file);
    return (module && checker.getExportsOfModule(module))?.map((symbol) => ({ symbol, path, name: symbol.name })) ?? [];
  });
  const listMembers = (type: string) => {
    const found = exports.find(({ name }) => name === type);
    if (found === undefined) throw new Error(`the package does not export ${type}`);
    const isAlias = (found.symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const declared = checker.getDeclaredTypeOfSymbol(isAlias ? checker.getAliasedSymbol(found.symbol) : found.symbol);
    return declared.getProperties().map((symbol) => ({ name: symbol.name, type: checker.getTypeOfSymbol(symbol) }));
  };
  const { print, listDeclarations } = createTypePrinter(program);
  const calls = listMembers("AdminClient")
    .filter(({ type }) => type.getCallSignatures().length > 0)
    .map(({ name, type }) => {
      return `export const call_${name}: Callable<${print(type, "Read")}, typeof admin.${name}> = admin.${name};`;
    });
  const errors = listMembers("ErrorResponses").map(({ name, type }) => {
    return `export const error_${name}: ${print(type, "Read")} = errors.${name};`;
  });
  return [
    "// Uses everything that the client exported when it was published last. `npm run check:types` compiles it: an error is a",
    "// breaking change. Written by `npm run schema:bump` and `npm run schema:published`. Do not edit.",
    `// Restate ${version}`,
    "",
    ...ENTRIES.map((path) => {
      // Each name once: several entries may export the same.
      const own = exports.filter(
        (each) => each.path === path && each === exports.find(({ name }) => name === each.name),
      );
      const names = own.map(({ name }) => name).sort();
      return `import type { ${names.join(", ")} } from "../${path.replace(/ts$/, "js")}";`;
    }),
    "",
    "declare const admin: AdminClient;",
    "declare const errors: ErrorResponses;",
    "",
    "/** What a method was, and whether it still has every option: TypeScript rejects unknown ones only in a literal. */",
    "type Callable<Old, New> = [Exclude<Names<Old>, Names<New>>] extends [never]",
    "  ? Old",
    "  : { noLongerTakes: Exclude<Names<Old>, Names<New>> };",
    "type Names<F> = F extends (...args: infer Args) => unknown ? Keys<Args[number]> : never;",
    "type Keys<T> = T extends unknown ? keyof T : never;",
    "",
    ...calls,
    "",
    ...errors,
    "",
    ...listDeclarations(),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const schema = await findNewestSchema(join(root, "schemas/openapi"));
  const { files } = await buildClient(root, await readDocument(schema));
  writeFileSync(join(root, PUBLISHED), printPublished(root, basename(schema, ".json"), files));
}
