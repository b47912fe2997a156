import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "./run-program.js";

const source = fileURLToPath(new URL("user-program.txt", import.meta.url));

/** Compiles what a user writes for a release, and runs it against a server of that release. Returns the lines that it prints. */
export async function runUserProgram(copy: string, version: string, older: string): Promise<readonly string[]> {
  const file = join(copy, "user-program.ts");
  writeFileSync(file, readFileSync(source));
  try {
    const options = [
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--types",
      "node",
    ];
    await runProgram(copy, "node", ["node_modules/typescript/bin/tsc", ...options, file]);
    const output = await runProgram(copy, "node", ["--import", "tsx", file, version, older]);
    return output.trim().split("\n");
  } finally {
    rmSync(file);
  }
}
