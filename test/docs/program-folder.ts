import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** A folder of programs that have this package under its name, from its sources. */
export interface ProgramFolder {
  readonly path: string;
  write(name: string, source: string): void;
  /** Compiles all that was written, at once. Gives what the compiler complains of; empty if nothing. */
  compile(): Promise<string>;
  /** Runs a program. Gives what it failed with; empty if it succeeded. */
  run(name: string, env: Readonly<Record<string, string>>): Promise<string>;
  remove(): void;
}

/** Outside of the project, since tsx looks at no tsconfig.json for what is in node_modules. */
export function createProgramFolder(): ProgramFolder {
  const path = mkdtempSync(join(tmpdir(), "programs-"));
  const config = join(path, "tsconfig.json");
  const write = (name: string, source: string) => writeFileSync(join(path, name), source);
  write("package.json", '{ "type": "module", "private": true }');
  write("tsconfig.json", JSON.stringify({ extends: join(root, "tsconfig.json"), ...SETTINGS }));
  const execute = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    start(path, args, { PATH: process.env.PATH ?? "", TSX_TSCONFIG_PATH: config, ...env });
  return {
    path,
    write,
    compile: () => execute([join(root, "node_modules/typescript/bin/tsc"), "-p", config]),
    run: (name, env) => execute(["--import", import.meta.resolve("tsx"), join(path, name)], env),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

const SETTINGS = {
  compilerOptions: {
    declaration: false,
    isolatedDeclarations: false,
    typeRoots: [join(root, "node_modules/@types")],
    paths: { "restate-admin-client": [join(root, "src/index.ts")] },
  },
  include: ["*.ts"],
  exclude: [],
};

/** Runs Node; the test's own services answer meanwhile. */
function start(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, timeout: 110_000 }, (error, stdout, stderr) => {
      resolve(error ? stderr + stdout || String(error) : "");
    });
  });
}
