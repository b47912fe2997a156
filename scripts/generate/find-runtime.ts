import { readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { type JsonObject, readObject, readString, stringLiteral } from "../io/index.js";
import { findServer } from "../openapi/document/index.js";
import { API_TITLE, PRODUCT } from "../restate/profile.js";

/** The path by which a client imports the runtime from its folder, or the files of the runtime that it brings along. */
export type Runtime = string | ReadonlyMap<string, string>;

/** The file of `src` from which a client of another API imports. */
const ENTRY = "runtime.ts";

/** The files of `src` that know this package's own API, and what stands in their place for another. */
const OTHER_FILES: Readonly<Record<string, string>> = {
  "api/index.ts": "other-api/api.ts",
  "errors/named.ts": "other-api/errors.ts",
};

/** The file with what a document says of its API. */
const DOCUMENT_FILE = "api/document.ts";

/**
 * Finds the runtime for a client: this package's own for its own API. A client of another API brings a copy of its sources along,
 * so that it works without this package.
 *
 * @param root - The project's folder, with its `src`.
 * @param out - The folder that the client is for.
 */
export async function findRuntime(root: string, document: JsonObject, out: string): Promise<Runtime> {
  const src = join(root, "src");
  if (isOwn(document)) return importPath(out, join(src, "runtime.js"));
  const sources = await readSources(src, printDocumentFile(document));
  const licence = await readFile(join(root, "LICENSE"), "utf8");
  const copies = [...sources].map(([file, text]) => [file === ENTRY ? "index.ts" : file, text] as const);
  return new Map([...copies, ["LICENSE", licence] as const].map(([name, text]) => [`runtime/${name}`, text]));
}

function printDocumentFile(document: JsonObject): string {
  const title = readString(readObject(document.info).title) ?? "";
  const server = findServer(document);
  return [
    "/** What the document says of its API. */",
    "",
    "/** The name of the client, in warnings. */",
    `export const PACKAGE: string = ${stringLiteral(nameClient(title))};`,
    "",
    "/** The first address that the document gives; undefined if it gives none. */",
    `export const SERVER: string | undefined = ${server === undefined ? "undefined" : stringLiteral(server)};`,
    "",
  ].join("\n");
}

/** Names the client in warnings: `Train Travel API` becomes `train-travel-api`. */
function nameClient(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? ["client"];
  return words.slice(0, 8).join("-");
}

/** Whether a document describes this package's own API, in any version. */
function isOwn({ info }: JsonObject): boolean {
  return readObject(info).title === API_TITLE && JSON.stringify(info).includes(PRODUCT);
}

/** Returns the path by which files in a folder import another file. */
function importPath(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** Reads the sources in `src` that generated functions need, with those of another API, and the file about its document. */
async function readSources(src: string, documentFile: string): Promise<ReadonlyMap<string, string>> {
  const sources = new Map([[DOCUMENT_FILE, documentFile]]);
  const visit = async (file: string): Promise<void> => {
    if (sources.has(file)) return;
    const text = await readFile(join(src, OTHER_FILES[file] ?? file), "utf8");
    sources.set(file, text);
    for (const imported of listImports(file, text)) await visit(imported);
  };
  await visit(ENTRY);
  return sources;
}

/** Lists the files of `src` that a file imports. */
function listImports(file: string, text: string): readonly string[] {
  const paths = [...text.matchAll(/ from "(\.[^"]*)\.js"/g)].map(([, path = ""]) => path);
  return paths.map((path) => posix.join(posix.dirname(file), `${path}.ts`));
}
