import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** The program that uses everything that was published last. Each bump to a release, and each release of the package, writes it. */
export const PUBLISHED = "schemas/published.ts";
/** The sources of what the package exports. */
export const ENTRIES = ["src/index.ts", "src/kysely/index.ts", "src/testing/index.ts", "src/schema/index.ts"] as const;

/** A compile error in the program that uses what was published. */
export interface Failure {
  /** The export or the method of the client that it uses there. */
  readonly name: string;
  readonly message: string;
}

export interface Compilation {
  readonly program: ts.Program;
  /** Lists the compile errors of what was published. */
  listFailures(): readonly Failure[];
  /** Lists the compile errors of the client itself, which takes longer: `src/features.ts:12: Property ...`. */
  listFaults(): readonly string[];
}

const PACKAGE = "restate-admin-client";

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
 * Compiles a client together with the program that uses what was published, in memory.
 *
 * @param root - The project's folder, with the runtime in src/ and packages in node_modules/.
 * @param client - The files of generated/.
 */
export function compileClient(root: string, client: ReadonlyMap<string, string>, published: string): Compilation {
  const texts = new Map([[join(root, PUBLISHED), published]]);
  for (const [name, text] of client) texts.set(join(root, "generated", name), text);
  const roots = [PUBLISHED, ...ENTRIES].map((path) => join(root, path));
  const program = ts.createProgram(roots, OPTIONS, createHost(root, texts));
  const listErrors = (file: ts.SourceFile) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  return {
    program,
    listFailures() {
      const file = program.getSourceFile(join(root, PUBLISHED));
      if (file === undefined) throw new Error(`${PUBLISHED} was not compiled`);
      return listErrors(file).map(({ start, messageText }) => ({
        name: findName(file, start ?? 0),
        message: shortenMessage(ts.flattenDiagnosticMessageText(messageText, " ")),
      }));
    },
    listFaults() {
      const own = program
        .getSourceFiles()
        .filter(({ fileName }) => /^(src|generated)\//.test(relative(root, fileName)));
      return own.flatMap((file) => listErrors(file).map((error) => describeFault(root, file, error)));
    },
  };
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

/** Finds what the program uses at a position: the method of a declaration, or the name that is imported there. */
function findName(file: ts.SourceFile, position: number): string {
  const [name = ""] = /^\w*/.exec(file.text.slice(position)) ?? [];
  return name.replace(/^(call|error)_/, "") || PACKAGE;
}

/** Removes paths of this machine, and shortens long types. */
function shortenMessage(message: string): string {
  return message
    .replace(/typeof import\("[^"]*"\)|"\/[^"]*\/src\/(\w+\/)?index"/g, PACKAGE)
    .replace(/'([^']{80})[^']{20,}'/g, "'$1...'");
}

function describeFault(root: string, file: ts.SourceFile, { start, messageText }: ts.Diagnostic): string {
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${relative(root, file.fileName)}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
