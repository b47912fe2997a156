import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import ts from "typescript";
import { bundleProgram } from "../../kit/bundle-program.js";

export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A folder of programs that have this package under its name, from its sources. */
export interface ProgramFolder {
  readonly path: string;
  /** Adds a program; its name ends in `.ts`. */
  write(name: string, source: string): void;
  /**
   * Compiles all that was written, at once. Gives what the compiler complains of; empty if nothing.
   *
   * @param lib - The libraries besides Node's types. Default: those of this project, with the DOM's.
   */
  compile(lib?: readonly string[]): string;
  /** Runs a program. Gives what it failed with; empty if it succeeded. */
  run(name: string, env: Readonly<Record<string, string>>): Promise<string>;
  remove(): void;
}

/** A package may import itself by its name, so the folder is one that has the same name. */
export const MANIFEST = {
  name: "restate-admin-client",
  type: "module",
  private: true,
  exports: { ".": "./bundle.mjs", "./kysely": "./kysely.mjs", "./schema": "./schema.mjs" },
} as const;

/** The sources of what the package exports. */
const SOURCES = { ".": "src/index.ts", "./kysely": "src/kysely/index.ts", "./schema": "src/schema/index.ts" } as const;

/** Outside of the project, so that a program finds no package but those that its folder has: Kysely, which is optional. */
export function createProgramFolder(): ProgramFolder {
  const path = mkdtempSync(join(tmpdir(), "programs-"));
  writeFileSync(join(path, "package.json"), JSON.stringify(MANIFEST));
  mkdirSync(join(path, "node_modules"));
  symlinkSync(join(root, "node_modules/kysely"), join(path, "node_modules/kysely"));
  const bundled = Promise.all([
    bundleProgram(join(root, SOURCES["."]), join(path, MANIFEST.exports["."])),
    bundleProgram(join(root, SOURCES["./kysely"]), join(path, MANIFEST.exports["./kysely"])),
    bundleProgram(join(root, SOURCES["./schema"]), join(path, MANIFEST.exports["./schema"])),
  ]);
  return {
    path,
    write(name, source) {
      writeFileSync(join(path, name), source);
      const { code } = transformSync(source, { loader: "ts", sourcefile: name, sourcemap: "inline" });
      writeFileSync(join(path, toJavaScript(name)), code);
    },
    compile: (lib) => compileFolder(path, lib && { lib }),
    async run(name, env) {
      await bundled;
      return start(path, ["--enable-source-maps", toJavaScript(name)], { PATH: process.env.PATH ?? "", ...env });
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

function toJavaScript(name: string): string {
  return name.replace(/\.ts$/, ".js");
}

/** Checks the programs alone: this package's own files are checked elsewhere. */
function compileFolder(path: string, own: object = {}): string {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, ...SETTINGS, ...own }, root);
  const names = readdirSync(path).filter((name) => name.endsWith(".ts"));
  const program = ts.createProgram(
    names.map((name) => join(path, name)),
    options,
  );
  const programs = program.getSourceFiles().filter(({ fileName }) => names.includes(relative(path, fileName)));
  const diagnostics = [
    ...program.getOptionsDiagnostics(),
    ...programs.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return ts.formatDiagnostics(diagnostics, {
    getCurrentDirectory: () => path,
    getCanonicalFileName: (name) => name,
    getNewLine: () => "\n",
  });
}

const SETTINGS = {
  declaration: false,
  isolatedDeclarations: false,
  noEmit: true,
  typeRoots: [join(root, "node_modules/@types")],
  paths: {
    "restate-admin-client": [join(root, SOURCES["."])],
    "restate-admin-client/kysely": [join(root, SOURCES["./kysely"])],
    "restate-admin-client/schema": [join(root, SOURCES["./schema"])],
  },
};

/** Runs Node; the test's own services answer meanwhile. */
function start(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, timeout: 110_000 }, (error, stdout, stderr) => {
      resolve(error ? stderr + stdout || String(error) : "");
    });
  });
}
