import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { NEUTRAL_WORDS, OWN_MODULE } from "../restate.js";

/** The files of `src` from which a client of another API imports, with their names in its folder. */
const ENTRIES: Readonly<Record<string, string>> = {
  "runtime.ts": "index.ts",
  "is-admin-response-error.ts": "is-admin-response-error.ts",
};

/**
 * Reads the runtime that a client of another API brings along: the sources in `src` below the generated functions, in
 * neutral words.
 *
 * @param src - The folder of the sources.
 * @param apiModule - The source that stands in place of what the runtime knows of this package's own API.
 */
export async function readRuntime(src: string, apiModule: string): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    if (sources.has(file)) return;
    const text = file === OWN_MODULE ? apiModule : await readFile(join(src, file), "utf8");
    sources.set(file, text);
    for (const imported of listImports(file, text)) await visit(imported);
  };
  for (const file of Object.keys(ENTRIES)) await visit(file);
  return new Map([...sources].map(([file, text]) => [neutralize(ENTRIES[file] ?? file), neutralize(text)]));
}

/** Lists the files of `src` that a file imports. */
function listImports(file: string, text: string): readonly string[] {
  const paths = [...text.matchAll(/ from "(\.[^"]*)\.js"/g)].map(([, path = ""]) => path);
  return paths.map((path) => posix.join(posix.dirname(file), `${path}.ts`)).filter((path) => !path.startsWith("../"));
}

function neutralize(text: string): string {
  return NEUTRAL_WORDS.reduce((words, [own, neutral]) => words.replace(own, neutral), text);
}
