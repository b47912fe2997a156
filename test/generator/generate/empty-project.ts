import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";
import { root } from "./run-generator.js";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What a generated client needs: openapi-fetch, and what its types need. */
const DEPENDENCIES = ["openapi-fetch", "openapi-typescript-helpers"];

export interface EmptyProject {
  readonly folder: string;
  /** Returns the compiler's errors. Without `noEmit`, it writes JavaScript to `dist`. */
  compile(options: object): Promise<string>;
  /** Runs a compiled file with further variables in its environment, and returns what it prints. */
  run(file: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string>;
}

/** Creates a project far from this one, with `openapi-fetch` installed and nothing else. */
export function useEmptyProject(): EmptyProject {
  const folder = mkdtempSync(join(tmpdir(), "empty-project-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  for (const name of DEPENDENCIES) {
    const from = join(root, "node_modules", name);
    cpSync(from, join(folder, "node_modules", name), { recursive: true, dereference: true });
  }
  return {
    folder,
    async compile(options) {
      const compilerOptions = { target: "es2022", module: "nodenext", strict: true, rootDir: "src", outDir: "dist" };
      const config = { compilerOptions: { ...compilerOptions, types: [], ...options }, include: ["src"] };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
      return promisify(execFile)(process.execPath, [tsc], { cwd: folder }).then(
        ({ stdout }) => stdout,
        ({ stdout }: { readonly stdout: string }) => stdout,
      );
    },
    async run(file, env, ...args) {
      const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], {
        cwd: folder,
        env: { ...process.env, ...env },
      });
      return stdout;
    },
  };
}
