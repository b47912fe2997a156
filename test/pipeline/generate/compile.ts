import { join } from "node:path";
import ts from "typescript";
import { root } from "../../kit/use-folder.js";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noUnusedLocals: true,
  noEmit: true,
  // Generated clients have no declaration files, and those of packages are the same each time.
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: ["node"],
};

/** The files of packages and of src/. They are most of a program, and do not change while tests run. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Returns the compiler's errors under `strict` about these entry points and their generated files, a line each. */
export function compile(...files: readonly string[]): readonly string[] {
  const program = ts.createProgram(files, OPTIONS, createHost());
  const generated = program.getSourceFiles().filter(({ fileName }) => !parsed.has(fileName));
  const found = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  for (const file of generated) {
    found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
  }
  return found.map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

function createHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS, true);
  return {
    ...host,
    getSourceFile(path, ...rest) {
      if (path.includes("/.cache/") || !path.startsWith(root)) return host.getSourceFile(path, ...rest);
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, ...rest));
      return parsed.get(path);
    },
    getCurrentDirectory: () => join(root, "generated"),
  };
}
