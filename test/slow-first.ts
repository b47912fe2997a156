import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const tests = fileURLToPath(new URL(".", import.meta.url));

/** What makes a test slow, by what it imports: servers and programs, then compilers, the pipeline and properties. */
const SLOW = [
  /\/restate-server\.js$|^node:child_process$/,
  /^typescript$|\/(generate|correct-document|lint-document)\.js$|^fast-check$/,
];

/**
 * Starts slow files first, so that no worker is left with a long one when the other has nothing to do any more. Vitest's own
 * order goes by how long a file took before, which a fresh clone does not know, or by the length of the file alone.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return sortSlowFirst(files, ({ moduleId }) => moduleId);
  }
}

export function sortSlowFirst<File>(files: readonly File[], pathOf: (file: File) => string): File[] {
  const weighed = files.map((file) => ({ file, ...weighTest(pathOf(file)) }));
  return weighed.sort((left, right) => left.rank - right.rank || right.size - left.size).map(({ file }) => file);
}

/** Returns 0 for the slowest, and how long the test is with the other files of test/ that it consists of. */
function weighTest(path: string): { readonly rank: number; readonly size: number } {
  const texts = new Map<string, string>();
  readTest(path, texts);
  const names = [...texts.values()].flatMap(listImports);
  const rank = SLOW.findIndex((slow) => names.some((name) => slow.test(name)));
  const size = [...texts.values()].reduce((sum, text) => sum + text.length, 0);
  return { rank: rank === -1 ? SLOW.length : rank, size };
}

function readTest(path: string, texts: Map<string, string>): void {
  if (texts.has(path) || !path.startsWith(tests) || !existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  texts.set(path, text);
  for (const name of listImports(text).filter((name) => name.startsWith("."))) {
    readTest(join(dirname(path), name.replace(/\.js$/, ".ts")), texts);
  }
}

function listImports(text: string): readonly string[] {
  return [...text.matchAll(/ from "([^"]+)"/g)].map(([, name = ""]) => name);
}
