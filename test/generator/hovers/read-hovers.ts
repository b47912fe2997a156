import { readFileSync } from "node:fs";
import ts from "typescript";

/** What an editor shows at a name. */
export interface Hover {
  /** The line that the name is in, and the name. */
  readonly line: string;
  readonly name: string;
  readonly signature: string;
  readonly documentation: string;
}

/**
 * Asks the language service what it shows at each name of a program that has a caret under it: `//   ^?`.
 *
 * @param paths - Where the program's imports are: `{ "restate-admin-client": ["src/index.ts"] }`.
 */
export function readHovers(program: string, root: string, paths: ts.MapLike<string[]>): readonly Hover[] {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    skipLibCheck: true,
    noEmit: true,
    paths,
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [program],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) =>
      ts.sys.fileExists(path) ? ts.ScriptSnapshot.fromString(readFileSync(path, "utf8")) : undefined,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  });
  const errors = [...service.getSyntacticDiagnostics(program), ...service.getSemanticDiagnostics(program)];
  if (errors.length > 0) {
    throw new Error(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("\n"));
  }
  return findCarets(readFileSync(program, "utf8")).map(({ offset, line, name }) => {
    const info = service.getQuickInfoAtPosition(program, offset);
    if (!info) throw new Error(`nothing is shown at "${name}" in: ${line}`);
    return {
      line,
      name,
      signature: ts.displayPartsToString(info.displayParts),
      documentation: printDocumentation(info),
    };
  });
}

function printDocumentation({ documentation, tags = [] }: ts.QuickInfo): string {
  const lines = tags.map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim());
  return [ts.displayPartsToString(documentation), ...lines].filter((part) => part !== "").join("\n");
}

interface Caret {
  readonly offset: number;
  readonly line: string;
  readonly name: string;
}

function findCarets(source: string): readonly Caret[] {
  const carets: Caret[] = [];
  let start = 0;
  let code = { start: 0, text: "" };
  for (const text of source.split("\n")) {
    const column = /^\s*\/\/\s+\^\?$/.test(text) ? text.indexOf("^") : -1;
    if (column === -1) code = { start, text };
    else
      carets.push({
        offset: code.start + column,
        line: code.text.trim(),
        name: /^\w+/.exec(code.text.slice(column))?.[0] ?? "",
      });
    start += text.length + 1;
  }
  return carets;
}
