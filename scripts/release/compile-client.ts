import { basename, join } from "node:path";
import ts from "typescript";

/** The entries of the package, by the suffix that their exports get in the program. */
const ENTRIES = {
  main: "src/index.ts",
  kysely: "src/kysely/index.ts",
  testing: "src/testing/index.ts",
  schema: "src/schema/index.ts",
};

/** A compile error in a program that uses every export and method of the previous client. */
export interface CompileError {
  /** The export, the method or the missing file that the error is about. */
  readonly name: string;
  readonly message: string;
}

const COMPILER_OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
};

const TYPES_OF_CHECK = `
/** The old type of a method, or an error if an option is gone. TypeScript itself rejects unknown options only in a literal. */
type Callable<Old, New> = [Exclude<Names<Old>, Names<New>>] extends [never]
  ? (Old extends (...args: infer Args) => infer Result ? (...args: Given<Args>) => Read<Result> : never)
  : { noLongerTakes: Exclude<Names<Old>, Names<New>> };
type Names<F> = F extends (...args: infer Args) => unknown ? Keys<Args[number]> : never;
type Keys<T> = T extends unknown ? keyof T : never;
/** The arguments that a program passes. Functions among them read their own arguments. */
type Given<Args extends unknown[]> = { [Index in keyof Args]: Watching<Args[Index]> };
type Watching<T> = T extends (...args: never) => unknown ? Watch<T> : { [Key in keyof T]: Watch<T[Key]> };
type Watch<T> = T extends (...args: infer Args) => infer Result ? (...args: Read<Args>) => Result : T;
/** The values that a program reads. Literals are widened, since versions add values; void becomes unknown, since nobody reads it. */
type Read<T> = T extends PromiseLike<infer Result> ? PromiseLike<Read<Result>>
  : T extends AsyncIterable<infer Item> ? AsyncIterable<Read<Item>>
  : T extends string ? string
  : T extends number ? number
  : T extends boolean ? boolean
  : T extends Response | Date | ((...args: never) => unknown) ? T
  : T extends object ? { [Key in keyof T]: Read<T[Key]> }
  : T extends null | undefined ? T : unknown;
`;

/** Lists the errors of a program that uses every export and method of a project's client, compiled with the files of another client. */
export function listFailures(root: string, client: ReadonlyMap<string, string>): readonly CompileError[] {
  const other = join(root, "other");
  const use = join(other, "use.ts");
  const texts = new Map([...client].map(([name, text]) => [join(other, "generated", name), text]));
  texts.set(use, printUse(root));
  const { host, missing } = createOtherHost(root, other, texts);
  const program = ts.createProgram([use], COMPILER_OPTIONS, host);
  const file = program.getSourceFile(use);
  const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start, messageText }) => ({
      // The method of a declaration, or the name that is imported there.
      name: (/^\w*/.exec(file?.text.slice(start) ?? "")?.[0] ?? "").replace(/^(call|error)_/, ""),
      // Leaves out long types, and paths on this machine.
      message: ts
        .flattenDiagnosticMessageText(messageText, " ")
        .replace(/import\("[^"]*"\)\.?/g, "")
        .replace(/'([^']{80})[^']{20,}'/g, "'$1...'"),
    }),
  );
  return [...[...missing].map((name) => ({ name, message: "The client has no such file." })), ...errors];
}

/**
 * Creates a host for a project whose generated files exist only in memory.
 *
 * @param other - The folder of that project, which does not exist.
 * @returns the host, and the names of the generated files that the compiler does not find. Their exports have the type `any`, so that
 * every use of them compiles.
 */
function createOtherHost(root: string, other: string, texts: ReadonlyMap<string, string>) {
  const missing = new Set<string>();
  const host = createHost();
  const { fileExists, readFile } = host;
  // Both clients have the same hand-written code.
  const findSource = (path: string) => path.replace(`${other}/src/`, `${root}/src/`);
  // The compiler looks for no file in a folder that does not exist.
  host.directoryExists = () => true;
  host.fileExists = (path) => {
    const isThere = texts.has(path) || fileExists(findSource(path));
    if (!isThere && path.startsWith(`${other}/generated/`) && /(?<!\.d)\.ts$/.test(path)) missing.add(basename(path));
    return isThere;
  };
  host.readFile = (path) => texts.get(path) ?? readFile(findSource(path));
  return { host, missing };
}

/** The last version of each file, since most files are the same in all programs. */
const parsedFiles = new Map<string, ts.SourceFile>();

function createHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(COMPILER_OPTIONS);
  host.getSourceFile = (path, options) => {
    const text = host.readFile(path);
    if (text !== undefined && parsedFiles.get(path)?.text !== text) {
      parsedFiles.set(path, ts.createSourceFile(path, text, options));
    }
    return text === undefined ? undefined : parsedFiles.get(path);
  };
  return host;
}

/** Prints a program that imports every export, calls each method, and reads the body of each error. */
function printUse(root: string): string {
  const files = Object.values(ENTRIES).map((path) => join(root, path));
  const program = ts.createProgram(files, COMPILER_OPTIONS, createHost());
  const checker = program.getTypeChecker();
  const exports = files.map((path) => {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    return module === undefined ? [] : checker.getExportsOfModule(module);
  });
  const listMembers = (type: string) => {
    const found = exports.flat().find(({ name }) => name === type);
    if (found === undefined) throw new Error(`the package does not export ${type}`);
    const isAlias = (found.flags & ts.SymbolFlags.Alias) !== 0;
    return checker.getDeclaredTypeOfSymbol(isAlias ? checker.getAliasedSymbol(found) : found).getProperties();
  };
  const isMethod = (member: ts.Symbol) => checker.getTypeOfSymbol(member).getCallSignatures().length > 0;
  return [
    ...Object.entries(ENTRIES).map(([suffix, path], index) => {
      const names = exports[index]?.map(({ name }) => `${name} as ${name}_${suffix}`) ?? [];
      return `import type { ${names.join(", ")} } from "./${path.replace(/ts$/, "js")}";`;
    }),
    'import type { AdminClient } from "../src/index.js";',
    'import type { ErrorResponses } from "../src/schema/index.js";',
    TYPES_OF_CHECK,
    ...listMembers("AdminClient")
      .filter(isMethod)
      .map(
        ({ name }) =>
          `export const call_${name}: Callable<AdminClient["${name}"], AdminClient_main["${name}"]> = null! as AdminClient_main["${name}"];`,
      ),
    ...listMembers("ErrorResponses").map(
      ({ name }) =>
        `export const error_${name}: Read<ErrorResponses["${name}"]> = null! as ErrorResponses_schema["${name}"];`,
    ),
  ].join("\n");
}
