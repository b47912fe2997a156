/** Saves what restate-server itself says its Admin API and its SQL tables are: `npm run schema:pull -- 1.7.12 [VERSION ...]`. */

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject } from "../io/json.js";
import { type SavedFile, saveBoth } from "../io/save-file.js";
import { isExactVersion } from "../server/restate-binary.js";
import { startRestateServer } from "../server/restate-server.js";
import { fetchColumns } from "../tables/fetch-columns.js";

export interface PulledSchema {
  readonly schema: SavedFile;
  readonly tables: SavedFile;
}

const schemaDirectory = fileURLToPath(new URL("../../schemas", import.meta.url));

/** Saves both as `openapi/<version>.json` and `tables/<version>.json` below a directory; neither, if one fails. */
export async function pullSchema(version: string, directory: string): Promise<PulledSchema> {
  const server = await startRestateServer({ version, ready: "admin" });
  try {
    const document = await fetchSchema(`${server.adminUrl}/openapi`, version);
    const columns = await fetchColumns(server.adminUrl);
    const [schema, tables] = saveBoth(
      { file: join(directory, "openapi", `${version}.json`), bytes: document },
      { file: join(directory, "tables", `${version}.json`), bytes: columns },
    );
    return { schema, tables };
  } finally {
    await server.stop();
  }
}

/** The bytes as served, once they are known to be the OpenAPI document of that version. */
export async function fetchSchema(url: string, version: string): Promise<Buffer> {
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

export async function pullSchemas(versions: readonly string[], directory: string): Promise<void> {
  const wrong = versions.find((version) => !isExactVersion(version));
  if (wrong !== undefined || versions.length === 0) {
    const problem = wrong === undefined ? "no version given" : `"${wrong}" is not an exact version`;
    throw new Error(`${problem}\nusage: npm run schema:pull -- VERSION [VERSION ...], such as 1.7.12`);
  }
  for (const version of versions) {
    const started = Date.now();
    const { schema, tables } = await pullSchema(version, directory);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${version}: ${describeFile(schema)}; ${describeFile(tables)}; in ${seconds} s`);
  }
}

function describeFile({ file, size, change }: SavedFile): string {
  return `${relative(process.cwd(), file)}, ${size} bytes, ${change}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await pullSchemas(process.argv.slice(2), schemaDirectory).catch((error: unknown) => {
    console.error(`schema:pull: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
}
