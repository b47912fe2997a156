import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { readUse, type Use } from "./use.js";

/** A compile error in a consumer. */
export interface Failure {
  /** What the consumer uses there; undefined outside any use. */
  readonly use: Use | undefined;
  /** The consumer's name. */
  readonly consumer: string;
  readonly message: string;
}

export interface Compilation {
  readonly failures: readonly Failure[];
  /** Lists the compile errors of the client itself, which takes longer than compiling the consumers. */
  findFaults(): readonly string[];
}

/** What consumers import the client as: they are compiled as if in a folder beside src/. */
export const CLIENT_IMPORT = "../src/index.js";
const FOLDER = "consumers";

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
 * Compiles consumers against a client, all at once and in memory.
 *
 * @param root - The project's folder, with the runtime in src/ and packages in node_modules/.
 * @param client - The files of generated/; undefined for those on disk.
 * @param consumers - Programs that import the client as {@link CLIENT_IMPORT}, by name, such as `1.6.1`.
 */
export function compileConsumers(
  root: string,
  client: ReadonlyMap<string, string> | undefined,
  consumers: ReadonlyMap<string, string>,
): Compilation {
  const folder = join(root, FOLDER);
  const texts = new Map([...consumers].map(([name, text]) => [join(folder, `${name}.ts`), text]));
  const roots = [...texts.keys()];
  for (const [name, text] of client ?? []) texts.set(join(root, "generated", name), text);
  const program = ts.createProgram(roots, OPTIONS, createHost(root, texts, client !== undefined));
  return {
    failures: roots.flatMap((path) => listFailures(program, path, relative(folder, path).replace(/\.ts$/, ""))),
    findFaults() {
      const isOwn = ({ fileName }: ts.SourceFile) => /^(src|generated)\//.test(relative(root, fileName));
      const own = program.getSourceFiles().filter(isOwn);
      return own.flatMap((file) => listErrors(program, file)).map((error) => describeFault(root, error));
    },
  };
}

/** Parsed once per process: the files of packages, which are most of what is parsed. */
const packageFiles = new Map<string, ts.SourceFile | undefined>();

/** Files in memory before those on the disk; none below generated/ but those in memory, if it is replaced. */
function createHost(root: string, texts: ReadonlyMap<string, string>, replaced: boolean): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const isHidden = (path: string) => replaced && path.startsWith(join(root, "generated/"));
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  return {
    ...host,
    getCurrentDirectory: () => root,
    fileExists: (path) => texts.has(path) || (!isHidden(path) && host.fileExists(path)),
    readFile: (path) => texts.get(path) ?? (isHidden(path) ? undefined : host.readFile(path)),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    getSourceFile: (path, options, ...rest) => {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, options);
      if (!path.includes("/node_modules/")) return host.getSourceFile(path, options, ...rest);
      if (!packageFiles.has(path)) packageFiles.set(path, host.getSourceFile(path, options, ...rest));
      return packageFiles.get(path);
    },
  };
}

function listErrors(program: ts.Program, file: ts.SourceFile): readonly ts.Diagnostic[] {
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
}

function listFailures(program: ts.Program, path: string, consumer: string): readonly Failure[] {
  const file = program.getSourceFile(path);
  if (file === undefined) throw new Error(`${path} was not compiled`);
  return listErrors(program, file).map(({ start, messageText }) => ({
    use: findUse(file, start ?? 0),
    consumer,
    message: shortenMessage(ts.flattenDiagnosticMessageText(messageText, " ")),
  }));
}

/** Finds what is used at a position, by the name of the declaration around it. */
function findUse(file: ts.SourceFile, position: number): Use | undefined {
  const around = file.statements.find((statement) => statement.pos <= position && position < statement.end);
  if (around === undefined) return undefined;
  const isNamed = ts.isFunctionDeclaration(around) || ts.isTypeAliasDeclaration(around);
  return isNamed ? readUse(around.name?.text ?? "") : undefined;
}

/** Removes paths of this machine, and cuts types that would fill a page. */
function shortenMessage(message: string): string {
  return message
    .replace(/typeof import\("[^"]*"\)|"\/[^"]*\/src\/index"/g, "restate-admin-client")
    .replace(/'([^']{80})[^']{20,}'/g, "'$1...'");
}

function describeFault(root: string, { file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${relative(root, file.fileName)}:${line + 1}: ${message}`;
}
