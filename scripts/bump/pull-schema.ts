/**
 * Saves the schema of the Admin API and of the SQL tables as restate-server serves them:
 * `npm run schema:pull -- 1.7.12 [VERSION ...]`, or `npm run schema:pull -- --server URL` for a running server.
 */

import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject, messageOf, type SavedFile, saveBoth } from "../io/index.js";
import { isExactVersion, startRestateServer } from "../server/index.js";
import { fetchColumns } from "../tables/index.js";
import { type PullArguments, readPullArguments } from "./read-pull-arguments.js";

export interface PulledSchema {
  readonly version: string;
  readonly schema: SavedFile;
  readonly tables: SavedFile;
}

const schemaDirectory = fileURLToPath(new URL("../../schemas", import.meta.url));

/** Saves `openapi/<version>.json` and `tables/<version>.json` below a directory; neither if one fails. */
export async function pullSchema(version: string, directory: string): Promise<PulledSchema> {
  const server = await startRestateServer({ version, ready: "admin" });
  try {
    return await pullFromServer(server.adminUrl, directory, version);
  } finally {
    await server.stop();
  }
}

/** Saves both files from a running server, by default under the version in its document. */
export async function pullFromServer(adminUrl: string, directory: string, version?: string): Promise<PulledSchema> {
  const document = await fetchSchema(`${adminUrl}/openapi`, version);
  const columns = await fetchColumns(adminUrl);
  const file = `${document.version}.json`;
  const [schema, tables] = saveBoth(
    { file: join(directory, "openapi", file), bytes: document.bytes },
    { file: join(directory, "tables", file), bytes: columns },
  );
  return { version: document.version, schema, tables };
}

interface ServedSchema {
  readonly version: string;
  readonly bytes: Buffer;
}

/** Fetches the document unchanged, and checks that it is an OpenAPI document of the wanted version, if one is given. */
export async function fetchSchema(url: string, wanted?: string): Promise<ServedSchema> {
  // identity: 1.7 compresses if allowed, and the document's own bytes are to be saved.
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } }).catch((cause: Error) => {
    throw new Error(`${url} does not answer: ${messageOf(cause.cause ?? cause)}`, { cause });
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const fail = (fault: string) => {
    const unwritten = wanted === undefined ? "" : ` for ${wanted}`;
    return new Error(`The answer of ${url} ${fault}; nothing was written${unwritten}`);
  };
  if (response.status !== 200) throw fail(`has status ${response.status}`);
  const document = parseJson(bytes);
  const fault = findFault(document);
  if (fault !== undefined) throw fail(fault);
  const version = readVersion(document);
  if (wanted !== undefined && version !== wanted) throw fail(`describes version ${version}, not ${wanted}`);
  if (version === undefined || !isExactVersion(version))
    throw fail(`describes version ${version}, which is not a valid version`);
  return { version, bytes };
}

function findFault(document: unknown): string | undefined {
  if (document === undefined) return "is not JSON";
  if (!isJsonObject(document) || typeof document.openapi !== "string") return "has no openapi version";
  if (!document.openapi.startsWith("3.")) return `is OpenAPI ${document.openapi}, not 3.x`;
  return isJsonObject(document.paths) ? undefined : "has no paths";
}

function readVersion(document: unknown): string | undefined {
  const info = isJsonObject(document) && isJsonObject(document.info) ? document.info : {};
  return typeof info.version === "string" ? info.version : undefined;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

export async function pullSchemas({ versions, server, out = schemaDirectory }: PullArguments): Promise<void> {
  if (server !== undefined) await printPulled(() => pullFromServer(server, out));
  for (const version of versions) await printPulled(() => pullSchema(version, out));
}

async function printPulled(pull: () => Promise<PulledSchema>): Promise<void> {
  const started = Date.now();
  const { version, schema, tables } = await pull();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${version}: ${describeFile(schema)}; ${describeFile(tables)}; in ${seconds} s`);
}

function describeFile({ file, size, change }: SavedFile): string {
  return `${relative(process.cwd(), file)}, ${size} bytes, ${change}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await pullSchemas(readPullArguments(process.argv.slice(2)));
  } catch (error) {
    console.error(`schema:pull: ${messageOf(error)}`);
    process.exitCode = 1;
  }
}
