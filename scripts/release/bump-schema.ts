/** Updates the client to a version of Restate, by default the newest: `npm run schema:bump -- 1.7.13`. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { buildClient } from "../generate.js";
import { createStepper, formatFiles, messageOf, type Report, type Step, showPath, writeFolder } from "../io/index.js";
import { findNewestSchema, readDocument } from "../read/index.js";
import { readServerApi } from "../read-server-api.js";
import { addToChangelog } from "./add-to-changelog.js";
import { chooseVersion } from "./choose-version.js";
import { PUBLISHED } from "./compile-client.js";
import { findReaders } from "./find-readers.js";
import { fitCorrections } from "./fit-corrections.js";
import { judgeChange } from "./judge-change.js";
import { printSummary } from "./print-summary.js";
import { findPublished, printPublished } from "./published.js";
import { pullFromServer, pullSchema } from "./pull-schema.js";
import { BUMP_USAGE, type BumpArguments, readBumpArguments } from "./read-bump-arguments.js";
import { CONFORMANCE_REPORT, runChecks, runTests } from "./run-checks.js";
import { listCandidates, nameSchemas } from "./schema-files.js";
import { updateServer } from "./update-server.js";
import { writeOrRestore } from "./write-or-restore.js";

/** Everything that a bump may write. */
const WRITTEN = [
  ...["schemas", "generated", PUBLISHED, "CHANGELOG.md", "package.json", "package-lock.json", CONFORMANCE_REPORT],
];

/**
 * Updates the client. If a step fails, throws and restores all files.
 *
 * @returns the summary; undefined if there is nothing to do.
 */
export async function bumpSchema(root: string, args: BumpArguments, report: Report): Promise<string | undefined> {
  const version = await chooseVersion(root, args.version);
  if (version === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "schema-bump-"));
  const step = nameFailures(createStepper(report), folder);
  const plan = () => planBump(root, version, { args, folder, step });
  try {
    if (!args.dryRun) return await writeOrRestore(root, WRITTEN, async () => finish(root, await plan(), args, step));
    const planned = await plan();
    return printSummary({ ...planned, tested: false, failed: [...planned.readers, ...planned.listFaults()] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds the name of the step to the message of an error, and names the files of a folder as those that they are copies of. */
function nameFailures(step: Step, folder: string): Step {
  return (name, run) =>
    step(name, run).catch((cause: unknown) => {
      const message = messageOf(cause).replaceAll(`${showPath(folder)}/`, "");
      throw new Error(`${name}: ${message}`, { cause });
    });
}

type Plan = Awaited<ReturnType<typeof planBump>>;

/** Makes everything that a bump writes, in a copy of the schemas. */
async function planBump(
  root: string,
  version: string,
  { args, folder, step }: { readonly args: BumpArguments; readonly folder: string; readonly step: Step },
) {
  const candidates = await listCandidates(root, version);
  cpSync(join(root, "schemas"), join(folder, "schemas"), { recursive: true });
  const schemas = join(folder, "schemas");
  await step(`schema of ${version}`, () =>
    args.server === undefined ? pullSchema(version, schemas) : pullFromServer(args.server, schemas, version),
  );
  const fitted = await step("corrections", () => fitCorrections(folder, version));
  for (const file of candidates.flatMap(nameSchemas)) rmSync(join(folder, file), { force: true });
  // A later version may be there already: a candidate, or a release to whose predecessor this is a fix.
  const leading = await findNewestSchema(join(schemas, "openapi"));
  const client = await step("correct, lint, generate", async () => buildClient(folder, await readDocument(leading)));
  const newest = basename(leading, ".json");
  const previous = newest === version ? await findPublished(root) : newest;
  const verdict = await step("compile published code", async () => {
    const before = join(root, nameSchemas(previous)[0]);
    // The client of a later version that is there already may break what was published, which its own bump has said.
    const old =
      newest === version
        ? readFileSync(join(root, PUBLISHED), "utf8")
        : printPublished(root, newest, (await buildClient(root, await readDocument(before))).files);
    return judgeChange(root, await readServerApi(root, before), client, old);
  });
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    ...{ version, previous, newest, candidates, schemas, packageVersion: manifest.version },
    ...{ client, corrections: client.corrections },
    ...fitted,
    ...verdict,
    readers: findReaders(root, client.tables, version),
  };
}

async function finish(root: string, plan: Plan, args: BumpArguments, step: Step): Promise<string> {
  const faults = args.skipTests ? [] : await step("compile the client", plan.listFaults);
  if (faults.length > 0) throw new Error(describeFaults(faults));
  await step("write", () => write(root, plan));
  // npm may not have a server of that version.
  if (args.server === undefined) await step("server for the tests", () => updateServer(root, plan.version));
  const failed = [...plan.readers, ...(await runChecks(root, step))];
  if (!args.skipTests) await step("tests", () => runTests(root));
  return printSummary({ ...plan, failed, tested: !args.skipTests });
}

async function write(root: string, plan: Plan): Promise<void> {
  const { version, previous, newest, schemas, client, entries, candidates, published } = plan;
  for (const file of candidates.flatMap(nameSchemas)) rmSync(join(root, file), { force: true });
  cpSync(schemas, join(root, "schemas"), { recursive: true });
  await writeFolder(join(root, "generated"), client.files);
  // What a candidate adds is not published: the release may still rename it.
  if (semver.prerelease(newest) === null) writeFileSync(join(root, PUBLISHED), published);
  const changelog = join(root, "CHANGELOG.md");
  const text = addToChangelog(readFileSync(changelog, "utf8"), version, previous, entries);
  // `npm run check:lint` has to pass.
  writeFileSync(changelog, (await formatFiles(new Map([["CHANGELOG.md", text]]))).get("CHANGELOG.md") ?? text);
}

function describeFaults(faults: readonly string[]): string {
  const fix = "to adapt the hand-written code in src/ to it, write it all the same with `--skip-tests`";
  return `the new client does not compile; ${fix}:\n  ${faults.join("\n  ")}`;
}

async function main(): Promise<void> {
  const args = readBumpArguments(process.argv.slice(2));
  if (args.help) return console.log(BUMP_USAGE);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  // Only the summary goes to standard output.
  const summary = await bumpSchema(root, args, console.error);
  if (summary === undefined) console.error("Nothing to do: there is a schema of the newest release already.");
  else console.log(summary);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    console.error(`schema:bump: ${messageOf(error)}\nThe files are as they were.`);
    process.exitCode = 1;
  });
}
