/** Updates the client to a version of Restate, by default the newest: `npm run schema:bump -- 1.7.13`. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { buildClient } from "../generate.js";
import { createStepper, formatFiles, messageOf, type Report, type Step, showPath, writeFolder } from "../io/index.js";
import { findNewestSchema, readDocument } from "../read/index.js";
import { addToChangelog } from "./add-to-changelog.js";
import { chooseVersion } from "./choose-version.js";
import { PUBLISHED } from "./compile-client.js";
import { findReaders } from "./find-readers.js";
import { fitCorrections } from "./fit-corrections.js";
import { judgeChange } from "./judge-change.js";
import { printSummary } from "./print-summary.js";
import { pullFromServer, pullSchema } from "./pull-schema.js";
import { BUMP_USAGE, type BumpArguments, readBumpArguments } from "./read-bump-arguments.js";
import { CONFORMANCE_REPORT, runChecks, runTests } from "./run-checks.js";
import { nameSchemas } from "./schema-files.js";
import { tryInCopy } from "./try-in-copy.js";
import { updateServer } from "./update-server.js";
import { writeOrRestore } from "./write-or-restore.js";

/** Everything that a bump may write. */
export const WRITTEN: readonly string[] = [
  ...["schemas/openapi", "schemas/tables", "schemas/effects.json", "generated", PUBLISHED],
  ...["CHANGELOG.md", "package.json", "package-lock.json", CONFORMANCE_REPORT],
];

/**
 * Updates the client. If a step fails, throws and restores all files. A dry run does the same in a copy of what is committed.
 *
 * @returns the summary; undefined if there is nothing to do.
 */
export async function bumpSchema(root: string, args: BumpArguments, report: Report): Promise<string | undefined> {
  const version = await chooseVersion(root, args.version);
  if (version === undefined) return undefined;
  if (semver.prerelease(version) !== null && !args.dryRun) {
    throw new Error(`${version} is a candidate, whose names are not final: try it with --dry-run`);
  }
  const folder = mkdtempSync(join(tmpdir(), "schema-bump-"));
  const step = nameFailures(createStepper(report), folder);
  const bump = async (project: string) =>
    finish(project, await planBump(project, version, { args, folder, step }), args, step);
  try {
    if (args.dryRun) return await tryInCopy(root, bump);
    return await writeOrRestore(root, WRITTEN, () => bump(root));
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
  cpSync(join(root, "schemas"), join(folder, "schemas"), { recursive: true });
  const schemas = join(folder, "schemas");
  await step(`schema of ${version}`, () =>
    args.server === undefined ? pullSchema(version, schemas) : pullFromServer(args.server, schemas, version),
  );
  const fitted = await step("corrections", () => fitCorrections(folder, version));
  // A later version may be there already: a release to whose predecessor this is a fix.
  const leading = await findNewestSchema(join(schemas, "openapi"));
  const client = await step("correct, lint, generate", async () => buildClient(folder, await readDocument(leading)));
  const newest = basename(leading, ".json");
  const previous = basename(await findNewestSchema(join(root, "schemas/openapi")), ".json");
  const verdict = await step("compile published code", async () => {
    const before = await buildClient(root, await readDocument(join(root, nameSchemas(previous)[0])), { lint: "off" });
    return judgeChange(root, version, before, client);
  });
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    ...{ version, previous, newest, schemas, packageVersion: manifest.version },
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
  const repeated = args.skipTests ? [] : await step("tests", () => runTests(root));
  return printSummary({ ...plan, failed, repeated, tested: !args.skipTests });
}

async function write(root: string, plan: Plan): Promise<void> {
  const { version, schemas, client, entries, published } = plan;
  cpSync(schemas, join(root, "schemas"), { recursive: true });
  await writeFolder(join(root, "generated"), client.files);
  writeFileSync(join(root, PUBLISHED), published);
  const changelog = join(root, "CHANGELOG.md");
  const text = addToChangelog(readFileSync(changelog, "utf8"), version, entries);
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
