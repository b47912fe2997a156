import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, ours } from "./clients.js";
import { benchFolder, builtFolder, installed, workFolder } from "./places.js";
import type { Values } from "./results.js";
import { runNode } from "./run-node.js";

export async function sample({ file }: Client): Promise<Values> {
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
  const printed = await runNode([installed("typescript/bin/tsc"), "-p", project, "--extendedDiagnostics"]);
  return { instantiations: Number(/^Instantiations:\s+(\d+)/m.exec(printed)?.[1]) };
}
