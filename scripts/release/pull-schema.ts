/**
 * Saves the schema of the Admin API and of the SQL tables as restate-server serves them:
 * `npm run schema:pull -- 1.7.12 [VERSION ...]`, or `npm run schema:pull -- --server URL` for a running server.
 */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fetchBytes, isJsonObject, messageOf, type SavedFile, saveBoth } from "../io/index.js";
import { fetchColumns } from "../restate/tables/index.js";
import { isExactVersion, startServer } from "../server/index.js";
import { fitCorrections } from "./fit-corrections.js";

export interface PulledSchema {
  readonly version: string;
  readonly schema: SavedFile;
  readonly tables: SavedFile;
}

const USAGE = `npm run schema:pull -- [VERSION ...] [--server URL] [--out DIR]

  VERSION           the Restate version, such as 1.7.12, whose server is installed from npm and started
  --server URL      the Admin API of a running server, such as http://localhost:9070, if npm does not have its version
  --out DIR         where to write openapi/<version>.json and tables/<version>.json   (default: schemas)`;

/** Saves `openapi/<version>.json` and `tables/<version>.json` below a directory; neither if one fails. */
export async function pullSchema(version: string, directory: string): Promise<PulledSchema> {
  if (!isExactVersion(version)) throw new Error(`"${version}" is not an exact version`);
  const server = await startServer(version);
  try {
    return await pullFromServer(server.adminUrl, directory, version);
  } finally {
    await server.stop();
  }
}

/** Saves both files from a running server, by default under the version in its document. */
export async function pullFromServer(server: string, directory: string, version?: string): Promise<PulledSchema> {
  const adminUrl = server.replace(/\/+$/, "");
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
  const { status, bytes } = await fetchBytes(url, { headers: { "accept-encoding": "identity" } });
  const fail = (fault: string) => {
    const unwritten = wanted === undefined ? "" : ` for ${wanted}`;
    return new Error(`The answer of ${url} ${fault}; nothing was written${unwritten}`);
  };
  if (status !== 200) throw fail(`has status ${status}`);
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

/** Runs the command, and prints a line for each version. Fits the corrections, if it is for the project's own schemas. */
export async function pullSchemas(args: readonly string[]): Promise<void> {
  const options = { server: { type: "string" }, out: { type: "string" } } as const;
  const { values, positionals: versions } = parseArgs({ args: [...args], allowPositionals: true, options });
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const { server, out = join(root, "schemas") } = values;
  if (versions.length === 0 && server === undefined) throw new Error(`no version given\n\n${USAGE}`);
  const finish = async ({ version, schema, tables }: PulledSchema): Promise<void> => {
    console.log(`${version}: the schema is ${schema.change}, the tables are ${tables.change}`);
    if (values.out !== undefined) return;
    const { ended, resumed, kept } = await fitCorrections(root, version);
    for (const line of [...ended, ...resumed, ...kept]) console.log(`  ${line}`);
  };
  if (server !== undefined) await finish(await pullFromServer(server, out));
  for (const version of versions) await finish(await pullSchema(version, out));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await pullSchemas(process.argv.slice(2));
  } catch (error) {
    console.error(`schema:pull: ${messageOf(error)}`);
    process.exitCode = 1;
  }
}
