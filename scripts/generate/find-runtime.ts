import { readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { findServer } from "../document/index.js";
import { printApiModule } from "../emit/index.js";
import { type JsonObject, readObject, readString } from "../io/index.js";
import { API_TITLE, neutralize, OWN_MODULE, PRODUCT } from "../restate.js";

/** The path by which a client imports the runtime from its folder, or the files of the runtime that it brings along. */
export type Runtime = string | ReadonlyMap<string, string>;

/** The files of `src` from which a client of another API imports, with their names in its folder. */
const ENTRIES: Readonly<Record<string, string>> = {
  "runtime.ts": "index.ts",
  "is-admin-response-error.ts": "is-admin-response-error.ts",
};

/**
 * Finds the runtime for a client: this package's own for its own API. A client of another API brings a copy along, in
 * neutral words, so that it works without this package.
 *
 * @param root - The project's folder, with its `src`.
 * @param out - The folder that the client is for.
 */
export async function findRuntime(root: string, document: JsonObject, out: string): Promise<Runtime> {
  const src = join(root, "src");
  if (isOwn(document)) return importPath(out, join(src, "runtime.js"));
  const title = readString(readObject(document.info).title) ?? "";
  const sources = await readSources(src, printApiModule(title, findServer(document)));
  const licence = await readFile(join(root, "LICENSE"), "utf8");
  const copies = [...sources].map(([file, text]) => [neutralize(ENTRIES[file] ?? file), neutralize(text)] as const);
  return new Map([...copies, ["LICENSE", licence] as const].map(([name, text]) => [`runtime/${name}`, text]));
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

/**
 * Reads the sources in `src` that generated functions need.
 *
 * @param apiModule - The source that stands in place of what the runtime knows of this package's own API.
 */
async function readSources(src: string, apiModule: string): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    if (sources.has(file)) return;
    const text = file === OWN_MODULE ? apiModule : await readFile(join(src, file), "utf8");
    sources.set(file, text);
    for (const imported of listImports(file, text)) await visit(imported);
  };
  for (const file of Object.keys(ENTRIES)) await visit(file);
  return sources;
}

/** Lists the files of `src` that a file imports. */
function listImports(file: string, text: string): readonly string[] {
  const paths = [...text.matchAll(/ from "(\.[^"]*)\.js"/g)].map(([, path = ""]) => path);
  return paths.map((path) => posix.join(posix.dirname(file), `${path}.ts`)).filter((path) => !path.startsWith("../"));
}
