import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { showPath } from "../io/index.js";

/** `export { queryRows, type Rows } from "./rows.js"`, or `export * from "./rows.js"` */
interface ExportClause {
  readonly path: string;
  /** Undefined for `export *`. */
  readonly names: readonly ExportedName[] | undefined;
}

type ExportedName = { readonly name: string; readonly isType: boolean };

/** Reads the exports of a file that only exports from other files. */
export function readExportClauses(path: string): readonly ExportClause[] {
  return parseSource(path).statements.map((each) => {
    if (!ts.isExportDeclaration(each) || !each.moduleSpecifier || !ts.isStringLiteral(each.moduleSpecifier))
      throw new Error(`${showPath(path)} may only export from other files`);
    const { exportClause, isTypeOnly } = each;
    const names = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : undefined;
    return {
      path: join(dirname(path), each.moduleSpecifier.text.replace(/js$/, "ts")),
      names: names?.map((own) => ({ name: own.name.text, isType: isTypeOnly || own.isTypeOnly })),
    };
  });
}

/** Lists the exports of a file. An `export *` from another file in the folder counts as all exports of that file. */
export function listExports(folder: string, path: string): readonly ExportedName[] {
  return readExportClauses(path).flatMap(({ path: from, names }) => {
    return names ?? (from.startsWith(join(folder, "/")) ? listExports(folder, from) : []);
  });
}

/** Lists the fields that an interface declares, without inherited fields. */
export function listInterfaceFields(path: string, name: string): readonly string[] {
  const interfaces = parseSource(path).statements.filter(ts.isInterfaceDeclaration);
  const found = interfaces.find((each) => each.name.text === name);
  if (found === undefined) throw new Error(`${showPath(path)} declares no interface ${name}`);
  return found.members.flatMap((member) => (member.name && ts.isIdentifier(member.name) ? member.name.text : []));
}

function parseSource(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
}
