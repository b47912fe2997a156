/** The generator, for the tests of what it writes and says. */

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { generate as generateClient } from "../../../scripts/generate/generate.js";
import { readArguments } from "../../../scripts/generate/read-arguments.js";
import { messageOf } from "../../../scripts/io/explain.js";
import { isJsonObject, type JsonObject } from "../../../scripts/io/json.js";

export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A folder for the tests of one file, inside the project, so that what is generated there finds its packages. */
export function useFolder(name: string): string {
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Run {
  readonly code: number;
  readonly output: string;
}

/** Starts the generator as `npm run generate` does. */
export function startGenerator(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Run> {
  const command = ["scripts/generate/generate.mjs", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, maxBuffer: 1e8, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, output: stdout + stderr });
    });
  });
}

/** The same in this process, which has loaded all that the command would load each time. */
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

export function readFolder(path: string): Readonly<Record<string, string>> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    return [file.slice(path.length + 1), readFileSync(file, "utf8")];
  });
  return Object.fromEntries(texts);
}

export function readSchema(path: string): JsonObject {
  const schema: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!isJsonObject(schema)) throw new Error(`${path} holds no object`);
  return schema;
}

/** Saves a document in a folder, and gives its path. */
export function saveSchema(folder: string, name: string, schema: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(schema));
  return path;
}
