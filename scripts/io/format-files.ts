import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PROJECT } from "./project.js";
import { type Files, writeFiles } from "./write-folder.js";

/** The folder with the formatter's packages. npm installs the one for this machine. */
const PACKAGES: string = join(PROJECT, "node_modules/@biomejs");

/**
 * Formats files, which may be for any folder, and sorts their imports as in the rest of the project. The formatter runs
 * once for all files, in a temporary folder.
 */
export async function formatFiles(files: Files): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), "format-files-"));
  try {
    await writeFiles(folder, files);
    await writeFile(join(folder, "biome.json"), await readSettings());
    const args = ["check", "--write", "--colors=off", folder];
    await promisify(execFile)(findBiome(), args, { cwd: folder }).catch((cause: { readonly stderr?: string }) => {
      throw new Error(`the generated files cannot be formatted, which is a bug:\n${cause.stderr ?? cause}`, { cause });
    });
    const names = [...files.keys()];
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return new Map(names.map((name, index) => [name, texts[index] ?? ""]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Finds the program itself. Its wrapper in JavaScript takes longer to find it than the program takes to format our client. */
function findBiome(): string {
  const own = readdirSync(PACKAGES).filter((name) => name.startsWith(`cli-${process.platform}-${process.arch}`));
  return join(PACKAGES, own.at(-1) ?? "biome/bin", "biome");
}

/** Returns the project's settings without its folders, and without its limit on the size of a file. */
async function readSettings(): Promise<string> {
  const own: object = JSON.parse(await readFile(join(PROJECT, "biome.json"), "utf8"));
  const files = { maxSize: Number.MAX_SAFE_INTEGER };
  return JSON.stringify({ ...own, root: true, vcs: { enabled: false }, files, linter: { enabled: false } });
}
