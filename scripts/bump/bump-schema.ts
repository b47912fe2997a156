/** Updates the client to a version of Restate, by default the newest: `npm run schema:bump -- 1.7.13`. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createStepper, messageOf, type Report, type Step, writeFolder } from "../io/index.js";
import { addToChangelog } from "./add-to-changelog.js";
import { writeOrRestore } from "./back-up.js";
import { checkTypes } from "./check-types.js";
import { chooseVersion } from "./choose-version.js";
import { describeTypeErrors } from "./describe-type-errors.js";
import { findCandidates, nameSchemas } from "./find-candidates.js";
import { listLeftWork } from "./list-left-work.js";
import { type Plan, planBump } from "./plan-bump.js";
import { printSummary } from "./print-summary.js";
import { BUMP_USAGE, type BumpArguments, readBumpArguments } from "./read-bump-arguments.js";
import { CONFORMANCE_REPORT, explainFailedTests, runTests, type TestResult } from "./run-tests.js";
import { updateServer } from "./update-server.js";

/**
 * Updates the client. If a step fails, throws and restores all files.
 *
 * @returns the summary; undefined if there is nothing to do.
 */
export async function bumpSchema(root: string, args: BumpArguments, report: Report): Promise<string | undefined> {
  const step = nameFailures(createStepper(report));
  const version = await chooseVersion(join(root, "schemas/openapi"), args.version);
  if (version === undefined) return undefined;
  const candidates = findCandidates(root, version);
  const folder = mkdtempSync(join(tmpdir(), "schema-bump-"));
  try {
    const written = ["generated", "CHANGELOG.md", "package.json", "package-lock.json", CONFORMANCE_REPORT];
    const added = nameSchemas(version);
    const touched = [...candidates.files, ...(args.dryRun ? [] : [...written, ...added])];
    const bump = async () => {
      // First, since the history is made from the files that are there.
      for (const file of candidates.files) rmSync(join(root, file), { force: true });
      const plan = await planBump(root, version, { args, folder, step });
      // If the user provides the document, npm may not have a server of that version to test with.
      const hasServer = args.from === undefined;
      const finish = (results: Results) =>
        summarize(root, plan, { ...results, hasServer, candidates: candidates.versions });
      if (args.dryRun) return finish({ typeErrors: plan.faults, isDryRun: true });
      await step("write", () => write(root, plan));
      if (hasServer) await step("server for the tests", () => updateServer(root, version));
      const typeErrors = await step("types", () => checkTypes(root));
      if (args.skipTests) return finish({ typeErrors, isDryRun: false });
      return finish({ typeErrors, isDryRun: false, tests: await test(root, typeErrors, step) });
    };
    return await writeOrRestore(root, touched, bump, !args.dryRun);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds the name of the step to the message of an error. */
function nameFailures(step: Step): Step {
  return (name, run) =>
    step(name, run).catch((cause: unknown) => {
      throw new Error(`${name}: ${messageOf(cause)}`, { cause });
    });
}

async function write(root: string, plan: Plan): Promise<void> {
  const { version, schema, tables, client, entries } = plan;
  const changelog = join(root, "CHANGELOG.md");
  const [schemaFile, tablesFile] = nameSchemas(version);
  writeFileSync(join(root, schemaFile), schema.bytes);
  if (tables !== undefined) writeFileSync(join(root, tablesFile), tables.bytes);
  await writeFolder(join(root, "generated"), client.files);
  writeFileSync(changelog, addToChangelog(readFileSync(changelog, "utf8"), version, entries));
}

interface Results {
  readonly typeErrors: readonly string[];
  readonly isDryRun: boolean;
  /** Undefined if they were not run. */
  readonly tests?: TestResult;
}

async function test(root: string, typeErrors: readonly string[], step: Step): Promise<TestResult> {
  const result = await step("tests", () => runTests(root));
  if (result.failed.length === 0) return result;
  const lines = [
    `${result.failed.length} tests failed.`,
    explainFailedTests(result),
    ...describeTypeErrors(typeErrors),
  ];
  throw new Error(lines.join("\n"));
}

function summarize(
  root: string,
  plan: Plan,
  results: Results & { readonly hasServer: boolean; readonly candidates: readonly string[] },
): string {
  const left = listLeftWork(root, { ...plan, ...results, isTested: results.tests !== undefined });
  return printSummary({ ...plan, ...results, corrections: plan.client.corrections, left });
}

async function main(): Promise<void> {
  const args = readBumpArguments(process.argv.slice(2));
  if (args.help) return console.log(BUMP_USAGE);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const save = (text: string) => args.summary !== undefined && writeFileSync(args.summary, text);
  try {
    // Only the summary goes to standard output.
    const summary = await bumpSchema(root, args, console.error);
    if (summary === undefined) return console.error("Nothing to do: there is a schema of the newest release already.");
    save(summary);
    console.log(`\n${summary}`);
  } catch (error) {
    save(
      `The bump to Restate ${args.version ?? "the newest release"} stopped:\n\n\`\`\`\n${messageOf(error)}\n\`\`\`\n`,
    );
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    console.error(`schema:bump: ${messageOf(error)}\nThe files are as they were.`);
    process.exitCode = 1;
  });
}
