import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./use-consumer.js";

const all = ["typescript-5.4", "typescript", "typescript-7"];

/** Every commit tries the two ends of the list, and `COMPILERS=all` tries each version. */
export const compilers: readonly string[] =
  process.env.COMPILERS === "all" ? all : [...all.slice(0, 1), ...all.slice(-1)];

/** The kinds of projects. The last two leave everything else to the compiler's defaults. */
export const projects: Readonly<Record<string, object>> = {
  node16: { module: "node16" },
  nodenext: { module: "nodenext", exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

const SHARED = {
  strict: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  // TypeScript's own libraries, which are not under test.
  skipDefaultLibCheck: true,
};

export function compile(folder: string, compiler: string, files: readonly string[], options: object): Promise<string> {
  const config = `tsconfig.${compiler}.${++count}.json`;
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions: { ...SHARED, ...options }, files }));
  const args = [join(root, "node_modules", compiler, "bin/tsc"), "--pretty", "false", "-p", config];
  return new Promise((resolve) => {
    execFile("node", args, { cwd: folder }, (error, stdout, stderr) => resolve(error ? stdout + stderr : stdout));
  });
}

let count = 0;
