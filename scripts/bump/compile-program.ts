import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { readUse, type Use } from "./use.js";

/** A compile error in a program that uses the client. */
export interface Failure {
  /** The use with the error; undefined if it is outside all uses. */
  readonly use: Use | undefined;
  readonly message: string;
}

export interface Compilation {
  /** Lists the compile errors of a program. */
  listFailures(path: string): readonly Failure[];
  /** Lists what the package exports, each name once, by the source that exports it. */
  listExports(): ReadonlyMap<string, readonly string[]>;
  /** Lists the compile errors of the client itself, which takes longer: `src/features.ts:12: Property ...`. */
  listFaults(): readonly string[];
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
};

/**
 * Compiles programs that use a client, all at once and in memory.
 *
 * @param root - The project's folder, with the runtime in src/ and packages in node_modules/.
 * @param client - The files of generated/.
 * @param programs - By their paths in that folder.
 */
export function compilePrograms(
  root: string,
  client: ReadonlyMap<string, string>,
  programs: ReadonlyMap<string, string>,
): Compilation {
  const texts = new Map([...programs].map(([path, text]) => [join(root, path), text]));
  const roots = [...texts.keys()];
  for (const [name, text] of client) texts.set(join(root, "generated", name), text);
  const program = ts.createProgram(roots, OPTIONS, createHost(root, texts));
  const listErrors = (file: ts.SourceFile) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  return {
    listFailures(path) {
      const file = program.getSourceFile(join(root, path));
      if (file === undefined) throw new Error(`${path} was not compiled`);
      return listErrors(file).map(({ start, messageText }) => ({
        use: findUse(file, start ?? 0),
        message: shortenMessage(ts.flattenDiagnosticMessageText(messageText, " ")),
      }));
    },
    listExports: () => listExports(program, root),
    listFaults() {
      const own = program
        .getSourceFiles()
        .filter(({ fileName }) => /^(src|generated)\//.test(relative(root, fileName)));
      return own.flatMap((file) => listErrors(file).map((error) => describeFault(root, file, error)));
    },
  };
}

/** The sources of the entries whose exports the API's schema decides about. */
const ENTRIES = ["src/index.ts", "src/schema/index.ts"];

function listExports(program: ts.Program, root: string): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>();
  return new Map(
    ENTRIES.map((path) => {
      const names = listNames(program, join(root, path)).filter((name) => !seen.has(name));
      for (const name of names) seen.add(name);
      return [path, names];
    }),
  );
}

function listNames(program: ts.Program, path: string): readonly string[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`no program imports ${path}`);
  return checker
    .getExportsOfModule(module)
    .map(({ name }) => name)
    .sort();
}

/** Creates a host that prefers files in memory. generated/ has no others. */
function createHost(root: string, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const isHidden = (path: string) => path.startsWith(join(root, "generated/"));
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  return {
    ...host,
    getCurrentDirectory: () => root,
    fileExists: (path) => texts.has(path) || (!isHidden(path) && host.fileExists(path)),
    readFile: (path) => texts.get(path) ?? (isHidden(path) ? undefined : host.readFile(path)),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    getSourceFile(path, options, ...rest) {
      const text = texts.get(path);
      return text === undefined ? host.getSourceFile(path, options, ...rest) : ts.createSourceFile(path, text, options);
    },
  };
}

/** Finds the use at a position, by the name of the enclosing declaration, or by the name that is imported there. */
function findUse(file: ts.SourceFile, position: number): Use | undefined {
  const around = file.statements.find((statement) => statement.pos <= position && position < statement.end);
  if (around && ts.isImportDeclaration(around)) {
    const [name = ""] = /^\w*/.exec(file.text.slice(position)) ?? [];
    return name === "" ? undefined : { kind: "import", name };
  }
  const isNamed = around && (ts.isFunctionDeclaration(around) || ts.isTypeAliasDeclaration(around));
  return isNamed ? readUse(around.name?.text ?? "") : undefined;
}

/** Removes paths of this machine, and shortens long types. */
function shortenMessage(message: string): string {
  return message
    .replace(/typeof import\("[^"]*"\)|"\/[^"]*\/src\/(?:schema\/)?index"/g, "restate-admin-client")
    .replace(/'([^']{80})[^']{20,}'/g, "'$1...'");
}

function describeFault(root: string, file: ts.SourceFile, { start, messageText }: ts.Diagnostic): string {
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${relative(root, file.fileName)}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
