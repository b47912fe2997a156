import { join } from "node:path";
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
 * Creates the program of a client and of what uses it, in memory.
 *
 * @param root - The project's folder, with the runtime in src/ and packages in node_modules/.
 * @param client - The files of generated/.
 */
export function compileClient(root: string, client: ReadonlyMap<string, string>, published: string): ts.Program {
  const texts = new Map([[join(root, PUBLISHED), published]]);
  for (const [name, text] of client) texts.set(join(root, "generated", name), text);
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  // The host reads a source by its own functions.
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  return ts.createProgram(
    [PUBLISHED, ...ENTRIES].map((path) => join(root, path)),
    OPTIONS,
    host,
  );
}

/** Lists the compile errors of what was published. */
export function listFailures(root: string, client: ReadonlyMap<string, string>, published: string): readonly Failure[] {
  const program = compileClient(root, client, published);
  const file = program.getSourceFile(join(root, PUBLISHED));
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start, messageText }) => ({
      name: findName(published, start ?? 0),
      message: shortenMessage(ts.flattenDiagnosticMessageText(messageText, " ")),
    }),
  );
}

/** Finds what the program uses at a position: the method of a declaration, or the name that is imported there. */
function findName(text: string, position: number): string {
  const [name = ""] = /^\w*/.exec(text.slice(position)) ?? [];
  return name.replace(/^(call|error)_/, "") || PACKAGE;
}

/** Removes paths of this machine, and shortens long types. */
function shortenMessage(message: string): string {
  return message
    .replace(/typeof import\("[^"]*"\)|"\/[^"]*\/src\/(\w+\/)?index"/g, PACKAGE)
    .replace(/'([^']{80})[^']{20,}'/g, "'$1...'");
}
