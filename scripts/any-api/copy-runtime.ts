import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { type JsonObject, readObject, readString, stringLiteral } from "../io/index.js";
import { findServer } from "./find-server.js";

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
 * Copies the sources of the runtime for a client of another API, so that it works without this package.
 *
 * @param root - The project's folder, with its `src`.
 * @returns the files' contents, by path relative to the folder of the client.
 */
export async function copyRuntime(root: string, document: JsonObject): Promise<ReadonlyMap<string, string>> {
  const sources = await readSources(join(root, "src"), printDocumentFile(document));
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
