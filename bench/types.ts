import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { clients, ours } from "./clients.js";
import { toContestant } from "./compile.js";
import { measureInTurn } from "./measure-in-turn.js";
import { benchFolder, installed, workFolder } from "./places.js";
import { reasonOf } from "./reason-of.js";
import type { Findings } from "./results.js";
import { runNode } from "./run-program.js";
import type { Settings } from "./settings.js";
import { median, medianRatio } from "./statistics.js";

/** Declarations with compiled files, as in a package, or source, as generators write it. */
const forms = ["declarations", "source"] as const;

export async function measureTypes({ failures: earlier, quick }: Settings): Promise<Findings> {
  const rounds = quick ? 1 : 5;
  const failures = new Map(earlier);
  const values = new Map(clients.map(({ name }): [string, Record<string, number>] => [name, {}]));
  const note = (name: string, found: Record<string, number>) => Object.assign(values.get(name) ?? {}, found);
  await writeDeclarations(failures);
  for (const form of forms) {
    for (const { name, file } of clients.filter(({ name }) => !failures.has(name))) {
      await check(form, file).then(
        ({ Instantiations }) => note(name, { [`${form} instantiations`]: Instantiations ?? Number.NaN }),
        (error: unknown) => failures.set(name, reasonOf(error)),
      );
    }
    const able = clients.filter(({ name }) => !failures.has(name));
    const samples = able.map(({ name, file }) => {
      const sample = async () => ((await check(form, file))["Check time"] ?? Number.NaN) * 1000;
      return [name, sample] as const;
    });
    const times = await measureInTurn(new Map(samples), rounds);
    for (const [name, own] of times) {
      note(name, { [`${form} time`]: median(own), [`${form} to ours`]: medianRatio(own, times.get(ours) ?? []) });
    }
  }
  const instantiations = (name: string) => values.get(name)?.["declarations instantiations"] ?? Number.NaN;
  for (const [name] of values) note(name, { "declarations work": instantiations(name) / instantiations(ours) });
  return {
    title: "Type-check",
    about: `The work of \`tsc\` for one file that makes three calls, with \`skipLibCheck\`, from \`--extendedDiagnostics\`: with the client as declarations, as in a package, and as source, as a generator writes it into a project. This client has declarations in both cases. Instantiations are deterministic; check times are medians over the rounds (${rounds}), in steps of ten milliseconds.`,
    columns: forms.flatMap((form) => [
      { key: `${form} instantiations`, label: `instantiations, ${form}`, unit: "count" as const },
      { key: `${form} time`, label: "check time", unit: "ms" as const },
      { key: `${form} to ours`, label: `to ${ours}`, unit: "ratio" as const },
    ]),
    contestants: clients.map((client) =>
      toContestant(client, failures.get(client.name), values.get(client.name) ?? {}),
    ),
    chart: {
      key: "declarations work",
      title: `Type instantiations of three calls, to ${ours}`,
      better: "less",
    },
  };
}

const options = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
};

/** Creates a folder like this one, in which each generated client has only declarations. */
async function writeDeclarations(failures: Map<string, string>): Promise<void> {
  const folder = join(workFolder, "declarations");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(benchFolder, "clients"), join(folder, "clients"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const { name } of clients) {
    const source = join(workFolder, "clients", name);
    if (!existsSync(source) || failures.has(name)) continue;
    const target = join(folder, "work/clients", name);
    mkdirSync(target, { recursive: true });
    const files = ["client.ts", "index.ts"].filter((file) => existsSync(join(source, file)));
    const emit = { ...options, declaration: true, emitDeclarationOnly: true, rootDir: source, outDir: target };
    const project = writeProject(`emit ${name}`, emit, [source, ...files]);
    await runNode([installed("typescript/bin/tsc"), "-p", project]).catch((error: unknown) => {
      failures.set(name, reasonOf(error));
    });
    // Declarations are not emitted again.
    const schema = join(source, "schema.d.ts");
    if (existsSync(schema)) cpSync(schema, join(target, "schema.d.ts"));
  }
  const schema = "work/clients/openapi-typescript/schema.d.ts";
  cpSync(join(benchFolder, schema), join(folder, schema));
}

async function check(form: (typeof forms)[number], file: string): Promise<Record<string, number>> {
  const folder = form === "source" ? benchFolder : join(workFolder, "declarations");
  const project = writeProject(`${form} ${file}`, { ...options, noEmit: true }, [
    join(folder, "clients"),
    `${file}.ts`,
  ]);
  const { stdout } = await runNode([installed("typescript/bin/tsc"), "-p", project, "--extendedDiagnostics"]);
  const lines = [...stdout.matchAll(/^(\w[\w ]*):\s+([\d.]+)/gm)];
  return Object.fromEntries(lines.map(([, name, value]) => [name, Number(value)]));
}

function writeProject(name: string, compilerOptions: object, [folder = "", ...files]: readonly string[]): string {
  const projects = join(workFolder, "projects");
  mkdirSync(projects, { recursive: true });
  const project = join(projects, `${name}.json`);
  const paths = files.map((file) => relative(projects, join(folder, file)).split(sep).join("/"));
  writeFileSync(project, JSON.stringify({ compilerOptions, files: paths }));
  return project;
}
