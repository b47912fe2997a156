/** Saves the schema of the Admin API and of the SQL tables as restate-server serves them: `npm run schema:pull`. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { fetchBytes, isProgram, messageOf, PROJECT, readObject, readString, showPath, withPlace } from "../io/index.js";
import { versionOf } from "../read/index.js";
import { isExactVersion, startServer } from "../server/index.js";
import { fetchColumns } from "../tables/index.js";

const PULL_USAGE = `npm run schema:pull -- [VERSION ...] [--server URL] [--out DIR]

  VERSION           the Restate version, such as 1.7.12, whose server is installed from npm and started
  --server URL      the Admin API of a running server, such as http://localhost:9070, if npm does not have its version
  --out DIR         where to write openapi/<version>.json and tables/<version>.json   (default: schemas)`;

/** Saves `openapi/<version>.json` and `tables/<version>.json` below a directory, and returns a line about both. */
export async function pullSchema(version: string, directory: string): Promise<string> {
  const server = await startServer(version);
  return pullFromServer(server.adminUrl, directory, version).finally(() => server.stop());
}

/** Saves both files from a running server, by default under the version in its document. */
export async function pullFromServer(server: string, directory: string, version?: string): Promise<string> {
  const adminUrl = server.replace(/\/+$/, "");
  const served = await fetchSchema(`${adminUrl}/openapi`, version);
  const columns = await fetchColumns(adminUrl);
  const contents = { openapi: served.bytes, tables: columns };
  const saved = Object.entries(contents).map(([kind, bytes]) => {
    const file = join(directory, kind, `${served.version}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return showPath(file);
  });
  return `saved ${saved.join(" and ")}`;
}

/** Fetches the document unchanged, and checks that it is an OpenAPI document of the wanted version, if one is given. */
export async function fetchSchema(url: string, wanted?: string): Promise<{ version: string; bytes: Buffer }> {
  // Without this header, Restate 1.7 compresses the document, whose own bytes are saved.
  const { status, bytes } = await fetchBytes(url, { headers: { "accept-encoding": "identity" } });
  const refuse = (fault: string) => new Error(`The response of ${url} ${fault}; nothing was written`);
  if (status !== 200) throw refuse(`has status ${status}`);
  const document = withPlace(`The response of ${url}`, () => readObject(JSON.parse(String(bytes))));
  const version = versionOf(document);
  if (!readString(document.openapi)?.startsWith("3.")) throw refuse("is not an OpenAPI 3 document");
  if (version !== (wanted ?? version)) throw refuse(`describes version ${version}, not ${wanted}`);
  if (!isExactVersion(version)) throw refuse(`describes version ${version}, which is not a valid version`);
  return { version, bytes };
}

export async function pullSchemas(args: readonly string[]): Promise<void> {
  const options = { server: { type: "string" }, out: { type: "string" } } as const;
  const { values, positionals: versions } = parseArgs({ args: [...args], allowPositionals: true, options });
  const { server, out = join(PROJECT, "schemas") } = values;
  if (versions.length === 0 && server === undefined) throw new Error(`no version given\n\n${PULL_USAGE}`);
  if (server !== undefined) console.log(await pullFromServer(server, out));
  for (const version of versions) console.log(await pullSchema(version, out));
}

if (isProgram(import.meta.url)) {
  await pullSchemas(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`schema:pull: ${messageOf(error)}`);
    process.exitCode = 1;
  });
}
