import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** What does not compile any more in a consumer: which of the client's functions it uses there, and the compiler's words. */
export interface Failure {
  /** Undefined outside of any use of a function. */
  readonly functionName: string | undefined;
  readonly consumer: string;
  readonly message: string;
}

export interface Compilation {
  readonly failures: readonly Failure[];
  /** What does not compile in the client itself. */
  readonly faults: readonly string[];
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
 * Compiles consumers with a client, all of it in memory.
 *
 * @param root - The folder of the project, with the runtime in src/ and packages in node_modules/.
 * @param client - What is in generated/; undefined for what is there.
 * @param consumers - By name, such as `1.6.1`.
 */
export function compileConsumers(
  root: string,
  client: ReadonlyMap<string, string> | undefined,
  consumers: ReadonlyMap<string, string>,
): Compilation {
  const folder = join(root, "test/old-clients/fixtures");
  const texts = new Map([...consumers].map(([name, text]) => [join(folder, `${name}.ts`), text]));
  const roots = [...texts.keys()];
  for (const [name, text] of client ?? []) texts.set(join(root, "generated", name), text);
  const program = ts.createProgram(roots, OPTIONS, createHost(root, texts, client !== undefined));

  const failures = roots.flatMap((path) => listFailures(program, path, relative(folder, path).replace(/\.ts$/, "")));
  const own = program.getSourceFiles().filter(({ fileName }) => /^(src|generated)\//.test(relative(root, fileName)));
  const faults = own.flatMap((file) => listErrors(program, file)).map((error) => describeFault(root, error));
  return { failures, faults };
}

/** What is read from packages, which is most of it: it is the same for each compilation. */
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
      if (text !== undefined) return ts.createSourceFile(path, text, options, true);
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
    functionName: findUse(file, start ?? 0),
    consumer,
    message: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}

/** The function that is used at a place: what `use_` stands before in the name of the function around it. */
function findUse(file: ts.SourceFile, position: number): string | undefined {
  const around = file.statements.find((statement) => statement.pos <= position && position < statement.end);
  if (around === undefined || !ts.isFunctionDeclaration(around)) return undefined;
  return /^use_(.+)$/.exec(around.name?.text ?? "")?.[1];
}

function describeFault(root: string, { file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${relative(root, file.fileName)}:${line + 1}: ${message}`;
}
