/** Updates the client to a version of Restate, by default to all that npm has: `npm run schema:bump -- 1.7.13`. */

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import semver from "semver";
import { buildClient, type GeneratedClient, writeEffects } from "../generate.js";
import {
  createStepper,
  formatFiles,
  isProgram,
  messageOf,
  PROJECT,
  type Report,
  type RunStep,
  showPath,
  writeFolder,
} from "../io/index.js";
import { findNewestSchema, readDocument } from "../read/index.js";
import { SERVER_ALIAS, SERVER_PACKAGE } from "../server/index.js";
import { addToChangelog, type Sections } from "./changelog.js";
import { chooseVersions, listGenerated } from "./choose-versions.js";
import { type Bump, describeBump } from "./describe-bump.js";
import { judgeChange } from "./judge-change.js";
import { listCalls } from "./list-calls.js";
import { pullFromServer, pullSchema } from "./pull-schema.js";
import { ADAPT, CONFORMANCE_REPORT, runChecks, runTests } from "./run-checks.js";
import { runInCopy, runProgram, takeFromCopy } from "./run-in-copy.js";

/** Everything that a bump may write. */
export const WRITTEN: readonly string[] = [
  ...["schemas/openapi", "schemas/tables", "schemas/effects.json", "generated"],
  ...["CHANGELOG.md", "package.json", "package-lock.json", "sizes.json", CONFORMANCE_REPORT],
  ...["bench/RESULTS.md", "bench/headline-dark.svg", "bench/headline-light.svg"],
];

export interface BumpArguments {
  /** Undefined for every release that is missing. */
  readonly version?: string | undefined;
  /** The Admin API's URL of a running server of that version, if npm does not have it. */
  readonly server?: string | undefined;
  /** Whether to show the summary and write nothing. */
  readonly dryRun?: boolean | undefined;
  /** Whether to skip the tests, and to keep the new client even if hand-written code does not compile with it. */
  readonly skipTests?: boolean | undefined;
}

/**
 * Updates the client in a copy of the committed files, which replaces the files of the project at the end. If a step fails, the project is
 * unchanged.
 *
 * @returns the summary; undefined if there is nothing to do.
 */
export async function bumpSchema(root: string, args: BumpArguments, report: Report): Promise<string | undefined> {
  const versions = await chooseVersions(root, args);
  if (versions.length === 0) return undefined;
  const candidate = versions.find((version) => semver.prerelease(version) !== null);
  if (candidate !== undefined && !args.dryRun) {
    throw new Error(`${candidate} is a candidate, whose names are not final: try it with --dry-run`);
  }
  const changed = String(execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], { cwd: root }));
  if (changed !== "")
    throw new Error(`commit or stash these changes, since a bump starts from the last commit:\n${changed}`);
  return runInCopy(root, async (copy) => {
    const step = createStepper(report);
    const nameFailures: RunStep = (name, run) =>
      step(name, run).catch((cause: unknown) => {
        // In the message, the files of the copy become those of the project.
        const own = [`${showPath(copy)}/`, `${copy}/`];
        const message = own.reduce((text, path) => text.replaceAll(path, ""), messageOf(cause));
        throw new Error(`${name}: ${message}`, { cause });
      });
    const bump = await bumpCopy(copy, versions, args, nameFailures);
    if (!args.dryRun) takeFromCopy(root, copy, WRITTEN);
    return describeBump(bump);
  });
}

/** Bumps a copy of the project, whose files may change even if a step fails. */
async function bumpCopy(
  root: string,
  versions: readonly string[],
  { server, skipTests = false }: BumpArguments,
  step: RunStep,
): Promise<Bump> {
  const schemas = join(root, "schemas");
  const readSchema = (version: string) => readDocument(join(schemas, "openapi", `${version}.json`));
  const previous = listGenerated(root).at(-1) ?? "";
  const previousClient = await step("previous client", async () =>
    buildClient(root, await readSchema(previous), { lint: "off" }),
  );
  for (const version of versions) {
    await step(`schema of ${version}`, () =>
      server === undefined ? pullSchema(version, schemas) : pullFromServer(server, schemas, version),
    );
  }
  const version = versions.at(-1) ?? "";
  // A fix of an older branch comes after a later version.
  const newest = basename(await findNewestSchema(join(schemas, "openapi")), ".json");
  const client = await step("correct, lint, generate", async () => buildClient(root, await readSchema(newest)));
  const verdict = await step("compile code for the previous client", () => judgeChange(root, previousClient, client));
  const calls = listCalls(root, previousClient, client);
  if (calls.needed.length > 0 && !skipTests) {
    const lines = calls.needed.join("\n");
    throw new Error(
      `Restate ${version} requires more in these calls in src/, unless they send it already: ${ADAPT}\n${lines}`,
    );
  }
  await step("write", () => writeClient(root, client, version, verdict.entries));
  // npm may not have a server of that version, and the tests run on the newest version only.
  if (server === undefined && version === newest) await step("server for the tests", () => updateServer(root, version));
  const failedChecks = await runChecks(root, step, skipTests);
  const tests = skipTests ? undefined : await step("tests", () => runTests(root, version));
  const { version: packageVersion } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return { versions, previous, newest, packageVersion, client, verdict, calls, failedChecks, tests };
}

async function writeClient(root: string, client: GeneratedClient, version: string, entries: Sections): Promise<void> {
  await writeFolder(join(root, "generated"), client.files);
  writeEffects(root, client);
  const changelog = join(root, "CHANGELOG.md");
  const text = addToChangelog(readFileSync(changelog, "utf8"), version, entries);
  // `npm run check:lint` has to pass.
  writeFileSync(changelog, (await formatFiles(new Map([["CHANGELOG.md", text]]))).get("CHANGELOG.md") ?? text);
}

/**
 * Makes tests and demo run on this server version, a devDependency under an alias for its minor version. Installs the packages in place of
 * the links to them, since the tests must find the same servers as in a clean clone.
 */
async function updateServer(copy: string, version: string): Promise<void> {
  rmSync(join(copy, "node_modules"), { recursive: true });
  const flags = ["--save-dev", "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
  const name = `${SERVER_ALIAS}${semver.major(version)}.${semver.minor(version)}@npm:${SERVER_PACKAGE}@${version}`;
  const { code, output } = await runProgram(copy, "npm", ["install", ...flags, name]);
  if (code !== 0) throw new Error(`npm install failed with exit code ${code}:\n${output}`);
}

async function runBump(): Promise<void> {
  const flags = { "dry-run": { type: "boolean" }, "skip-tests": { type: "boolean" } } as const;
  const options = { server: { type: "string" }, ...flags } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [version, ...others] = positionals;
  if (others.length > 0) throw new Error(`one version at a time, not ${positionals.join(" and ")}`);
  const args = { version, server: values.server, dryRun: values["dry-run"], skipTests: values["skip-tests"] };
  // Only the summary goes to standard output.
  const summary = await bumpSchema(PROJECT, args, console.error);
  if (summary === undefined) console.error("Nothing to do: the client includes every release.");
  else console.log(summary);
}

if (isProgram(import.meta.url)) {
  await runBump().catch((error: unknown) => {
    console.error(`schema:bump: ${messageOf(error)}\nNo file has changed.`);
    process.exitCode = 1;
  });
}
