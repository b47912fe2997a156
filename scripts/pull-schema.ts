/** Saves what restate-server itself says its Admin API is: `npm run schema:pull -- 1.7.12 [VERSION ...]`. */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject } from "./json.js";
import { isExactVersion } from "./restate-binary.js";
import { startRestateServer } from "./restate-server.js";

export interface PulledSchema {
  readonly file: string;
  readonly size: number;
  readonly change: "new" | "changed" | "unchanged";
}

const schemaDirectory = fileURLToPath(new URL("../schemas/openapi", import.meta.url));

export async function pullSchema(version: string, directory: string): Promise<PulledSchema> {
  const server = await startRestateServer({ version, ready: "admin" });
  try {
    return await saveSchema(`${server.adminUrl}/openapi`, version, directory);
  } finally {
    await server.stop();
  }
}

/** Keeps the bytes as served, once they are known to be the OpenAPI document of that version. */
export async function saveSchema(url: string, version: string, directory: string): Promise<PulledSchema> {
  const bytes = await fetchSchema(url, version);
  const file = join(directory, `${version}.json`);
  const change = !existsSync(file) ? "new" : readFileSync(file).equals(bytes) ? "unchanged" : "changed";
  if (change !== "unchanged") writeAtomically(bytes, file);
  return { file, size: bytes.length, change };
}

async function fetchSchema(url: string, version: string): Promise<Buffer> {
  // identity: 1.7 compresses when it may, and what is kept are the bytes of the document.
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const fault = response.status === 200 ? findFault(bytes, version) : `has status ${response.status}`;
  if (fault !== undefined) throw new Error(`The answer of ${url} ${fault}; nothing was written for ${version}`);
  return bytes;
}

function findFault(bytes: Buffer, version: string): string | undefined {
  const document = parseJson(bytes);
  if (document === undefined) return "is not JSON";
  if (!isJsonObject(document) || typeof document.openapi !== "string") return "has no openapi version";
  if (!document.openapi.startsWith("3.")) return `is OpenAPI ${document.openapi}, not 3.x`;
  if (!isJsonObject(document.paths)) return "has no paths";
  const described = isJsonObject(document.info) ? document.info.version : undefined;
  if (described !== version) return `describes version ${described}, not ${version}`;
  return undefined;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Half a document is never seen under the name that the generator reads. */
function writeAtomically(bytes: Buffer, file: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

export async function pullSchemas(versions: readonly string[], directory: string): Promise<void> {
  const wrong = versions.find((version) => !isExactVersion(version));
  if (wrong !== undefined || versions.length === 0) {
    const problem = wrong === undefined ? "no version given" : `"${wrong}" is not an exact version`;
    throw new Error(`${problem}\nusage: npm run schema:pull -- VERSION [VERSION ...], such as 1.7.12`);
  }
  for (const version of versions) {
    const started = Date.now();
    const { file, size, change } = await pullSchema(version, directory);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${version}: ${relative(process.cwd(), file)}, ${size} bytes, ${change}, in ${seconds} s`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await pullSchemas(process.argv.slice(2), schemaDirectory).catch((error: unknown) => {
    console.error(`schema:pull: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
}
