import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { parse as parseYaml } from "yaml";
import { buildClient, type GeneratedClient, writeEffects } from "../../scripts/generate.js";
import { type Json, type JsonObject, readObject, writeFolder } from "../../scripts/io/index.js";
import { applyAction } from "../../scripts/read/apply-action.js";
import { readDocument } from "../../scripts/read/index.js";
import { readColumns } from "../../scripts/tables/read-columns.js";
import { type LoopbackServer, startLoopbackServer } from "../kit/loopback-server.js";

export const project: string = fileURLToPath(new URL("../..", import.meta.url));
/** The version whose document made-up releases change, whatever later versions exist. Its files are kept. */
export const newest: string = "1.7.12";

/** A change of a made-up release. */
export interface Change {
  /** The actions of an overlay on the document, in which `rows` are the columns of the SQL tables. */
  readonly actions: readonly JsonObject[];
  /** The lines of the changelog about the change. */
  readonly lines?: readonly string[];
  /** The corrections that end with the change. */
  readonly ended?: readonly string[];
  /** Calls of the client of the new release. */
  readonly calls?: readonly DrivenCall[];
}

interface DrivenCall {
  readonly on: "older" | "newer";
  readonly call: readonly [name: string, ...args: readonly unknown[]];
  /** The status of the response, whose body is the result. */
  readonly status?: number;
  /** The request, with its body. */
  readonly sends?: string;
  /** The result. */
  readonly gives?: unknown;
  /** A part of the error's message. */
  readonly fails?: string;
}

export interface MadeUpSchema {
  readonly document: string;
  readonly tables: string;
}

/** Reads the changes of a file in releases/, by their names. */
export function readChanges(name: string): Readonly<Record<string, Change>> {
  return parseYaml(readFileSync(new URL(`releases/${name}.yaml`, import.meta.url), "utf8"));
}

/** Renames paths, and perhaps their parameters. */
export function renamePaths(rename: (path: string) => string): Change {
  const paths = Object.keys(readObject(readObject(readFrozen("openapi")).paths)).filter(
    (path) => rename(path) !== path,
  );
  return { actions: paths.map((path) => ({ target: `$.paths['${path}']`, "x-path": rename(path) })) };
}

/** Gives each schema another name. */
export function renameSchemas(rename: (name: string) => string): Change {
  const names = Object.keys(readObject(readObject(readObject(readFrozen("openapi")).components).schemas));
  return {
    actions: names.flatMap((name) => [
      { target: "$.components.schemas", update: { [rename(name)]: {} } },
      { target: `$.components.schemas['${rename(name)}']`, copy: `$.components.schemas['${name}']` },
      { target: selectReferences(name), update: { $ref: `#/components/schemas/${rename(name)}` } },
      { target: `$.components.schemas['${name}']`, remove: true },
    ]),
  };
}

/** Replaces references by their schemas. No keywords stand beside these references. */
export function inlineSchemas(names: readonly string[]): Change {
  return {
    actions: names.flatMap((name) => [
      { target: selectReferences(name), copy: `$.components.schemas['${name}']` },
      { target: `${selectReferences(name)}['$ref']`, remove: true },
      { target: `$.components.schemas['${name}']`, remove: true },
    ]),
  };
}

function selectReferences(name: string): string {
  return `$..[?@['$ref'] == '#/components/schemas/${name}']`;
}

/** Makes the schema of a made-up release. Each action must change something. */
export function makeSchema(version: string, changes: readonly Change[]): MadeUpSchema {
  const actions = changes.flatMap((change) => change.actions);
  const start: JsonObject = { ...readObject(readFrozen("openapi")), rows: readFrozen("tables") };
  const { rows, ...document } = actions.reduce((before, action) => {
    const after = applyAction(before, action);
    if (after === before) throw new Error(`nothing is at ${action.target}`);
    return after;
  }, start);
  return {
    document: JSON.stringify({ ...document, info: { ...readObject(document.info), version } }),
    tables: JSON.stringify(readColumns(rows)),
  };
}

function readFrozen(kind: "openapi" | "tables"): Json {
  return JSON.parse(readFileSync(join(project, "schemas", kind, `${newest}.json`), "utf8"));
}

/** Copies the schemas of the project, without the versions after the changed one. */
function copySchemas(folder: string): void {
  cpSync(join(project, "schemas"), join(folder, "schemas"), { recursive: true });
  dropNewer(folder);
}

/**
 * Makes a project in an empty folder, with the code of this project and the client of the changed version, whatever later versions
 * exist. Returns that client.
 */
export async function makeProject(folder: string): Promise<GeneratedClient> {
  copySchemas(folder);
  cpSync(join(project, "src"), join(folder, "src"), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "restate-admin-client", type: "module" }));
  const document = await readDocument(join(folder, `schemas/openapi/${newest}.json`));
  const client = await buildClient(folder, document, { lint: "off" });
  writeEffects(folder, client);
  await writeFolder(join(folder, "generated"), client.files);
  return client;
}

/** Removes the schemas of the versions after the changed one. Returns whether there were any. */
export function dropNewer(folder: string): boolean {
  const files = ["openapi", "tables"].flatMap((kind) =>
    readdirSync(join(folder, "schemas", kind)).map((name) => join(folder, "schemas", kind, name)),
  );
  const newer = files.filter(
    (file) => semver.valid(basename(file, ".json")) && semver.gt(basename(file, ".json"), newest),
  );
  for (const file of newer) rmSync(file);
  return newer.length > 0;
}

/** Starts a server with the two responses that a bump needs: the document and the SQL tables. */
export async function serveSchema({ document, tables }: MadeUpSchema): Promise<LoopbackServer> {
  const server = await startLoopbackServer();
  server.answer = (response, { url }) =>
    response.end(url === "/openapi" ? document : JSON.stringify({ rows: JSON.parse(tables) }));
  return server;
}

/** Adds a made-up release to the schemas of a folder, which it copies if there are none. Returns the path of the document. */
export function addRelease(folder: string, version: string, changes: readonly Change[]): string {
  if (!existsSync(join(folder, "schemas"))) copySchemas(folder);
  const { document, tables } = makeSchema(version, changes);
  const schema = join(folder, `schemas/openapi/${version}.json`);
  writeFileSync(schema, document);
  writeFileSync(join(folder, `schemas/tables/${version}.json`), tables);
  return schema;
}

/**
 * Builds the client of a made-up release.
 *
 * @param out - The folder that its files are for.
 */
export async function buildRelease(
  version: string,
  changes: readonly Change[],
  out?: string,
): Promise<GeneratedClient> {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  try {
    const schema = addRelease(folder, version, changes);
    // The client has methods only beside the hand-written functions, and a verdict compiles the methods.
    symlinkSync(join(project, "src"), join(folder, "src"));
    return await buildClient(folder, await readDocument(schema), {
      // The functions import the runtime of the project, and not one of that folder.
      ...(out !== undefined && { out: join(folder, relative(project, out)) }),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
