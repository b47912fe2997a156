import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clients, ours } from "./clients.js";
import { toContestant } from "./compile.js";
import type { Settings } from "./measure.js";
import { benchFolder, builtFolder, installed, workFolder } from "./places.js";
import type { Contestant, Findings } from "./results.js";
import { reasonOf, runNode } from "./run-program.js";

export async function measureTypes({ failures }: Settings): Promise<Findings> {
  const contestants: Contestant[] = [];
  for (const client of clients) {
    const failed = failures.get(client.name);
    const checked = failed === undefined ? countInstantiations(client.file) : Promise.reject(new Error(failed));
    const contestant = checked.then(
      (instantiations) => toContestant(client, undefined, { instantiations }),
      (error: unknown) => toContestant(client, reasonOf(error), {}),
    );
    contestants.push(await contestant);
  }
  return {
    title: "Type-check",
    about:
      "The type instantiations of `tsc` for one file that makes three calls, with `skipLibCheck`. The other generators write source into the user's project, which is checked too; this client has declarations, as a package does. The numbers do not depend on the machine.",
    columns: [{ key: "instantiations", label: "instantiations", unit: "count" }],
    contestants,
  };
}

async function countInstantiations(file: string): Promise<number> {
  const projects = join(workFolder, "projects");
  mkdirSync(projects, { recursive: true });
  const project = join(projects, `${file.replace("/", "-")}.json`);
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    module: "nodenext",
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { [ours]: [join(builtFolder, "index.d.ts")] },
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [join(benchFolder, `${file}.ts`)] }));
  const { stdout } = await runNode([installed("typescript/bin/tsc"), "-p", project, "--extendedDiagnostics"]);
  return Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]);
}
