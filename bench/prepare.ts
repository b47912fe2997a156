/** Writes the uncommitted files that the benchmarks import. Run `node --import tsx prepare.ts` before a type-check. */

import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createProject, peerGenerators, runGenerator } from "./generators.js";
import { writeHandWrittenClient } from "./hand-written.js";
import { builtFolder, workFolder } from "./places.js";
import { reasonOf } from "./run-program.js";

/** Returns the generators that failed: the reason, by name. */
export async function prepare(): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(builtFolder)) throw new Error("there is no dist/: run `npm run build` in the project root first");
  const folder = join(workFolder, "clients");
  rmSync(folder, { recursive: true, force: true });
  writeHandWrittenClient(join(folder, "hand-written"));
  const failures = new Map<string, string>();
  const project = createProject();
  try {
    for (const generator of peerGenerators) {
      const out = join(folder, generator.name);
      mkdirSync(out, { recursive: true });
      await runGenerator(generator, project.folder, out).catch((error: unknown) => {
        failures.set(generator.name, reasonOf(error));
      });
    }
  } finally {
    project.remove();
  }
  return failures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failures = await prepare();
  for (const [name, reason] of failures) console.error(`${name}: ${reason}`);
  if (failures.size > 0) process.exit(1);
}
