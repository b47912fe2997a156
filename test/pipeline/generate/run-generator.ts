import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { generate as generateClient } from "../../../scripts/generate.js";
import { readArguments } from "../../../scripts/generate-arguments.js";
import { isJsonObject, type JsonObject } from "../../../scripts/io/json.js";
import { messageOf } from "../../../scripts/io/report.js";
import { root } from "../../kit/use-folder.js";

export interface Run {
  readonly code: number;
  readonly output: string;
}

/** Starts the generator as `npm run generate` does. */
export function startGenerator(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Run> {
  const command = ["scripts/generate.mjs", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, maxBuffer: 1e8, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, output: stdout + stderr });
    });
  });
}

/** Runs the generator in this process, which has loaded everything that the command would load each time. */
export async function generate(...args: readonly string[]): Promise<Run> {
  const lines: string[] = [];
  try {
    await generateClient(readArguments(args), (line) => lines.push(line));
    return { code: 0, output: lines.join("\n") };
  } catch (error) {
    const isOurs = error instanceof Error && error.constructor !== Error;
    return { code: 1, output: [...lines, isOurs ? error.stack : messageOf(error)].join("\n") };
  }
}

export function generateForeign(schema: string, out: string, ...args: readonly string[]): Promise<Run> {
  return generate("--schema", schema, "--out", out, "--no-overlays", "--lint", "off", ...args);
}

/** Generates a client that the test needs, and returns its folder. */
export async function generateOrThrow(schema: string, out: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await generate("--schema", schema, "--out", out, "--lint", "off", ...args);
  if (code !== 0) throw new Error(`${schema}: ${output}`);
  return out;
}

export async function readFolder(path: string): Promise<Readonly<Record<string, string>>> {
  const entries = existsSync(path) ? readdirSync(path, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.sort().map((file) => [relative(path, file), readFileSync(file, "utf8")]));
}

export function readSchema(path: string): JsonObject {
  const schema: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!isJsonObject(schema)) throw new Error(`${path} holds no object`);
  return schema;
}
