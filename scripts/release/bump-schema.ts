/** Updates the client to a version of Restate, by default the newest: `npm run schema:bump -- 1.7.13`. */

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import semver from "semver";
import { buildClient, writeEffects } from "../generate.js";
import { createStepper, formatFiles, messageOf, type Report, type Step, showPath, writeFolder } from "../io/index.js";
import { findNewestSchema, listVersions, readDocument } from "../read/index.js";
import { isExactVersion, SERVER_ALIAS, SERVER_PACKAGE } from "../server/index.js";
import { addToChangelog, toPackageLevel } from "./changelog.js";
import { compareEffects } from "./compare-effects.js";
import { judgeChange, type Verdict } from "./judge-change.js";
import { listCalls } from "./list-calls.js";
import { pullFromServer, pullSchema } from "./pull-schema.js";
import { ADAPT, CONFORMANCE_REPORT, runChecks, runTests, WRITE_CONFORMANCE } from "./run-checks.js";
import { runInCopy, runProgram, takeFromCopy } from "./run-in-copy.js";

/** Everything that a bump may write. */
export const WRITTEN: readonly string[] = [
  ...["schemas/openapi", "schemas/tables", "schemas/effects.json", "generated"],
  ...["CHANGELOG.md", "package.json", "package-lock.json", "sizes.json", CONFORMANCE_REPORT],
  ...["bench/RESULTS.md", "bench/headline-dark.svg", "bench/headline-light.svg"],
];

export interface BumpArguments {
  /** Undefined for the newest release. */
  readonly version?: string | undefined;
  /** The Admin API's URL of a running server of that version, if npm does not have it. */
  readonly server?: string | undefined;
  /** Whether to show the summary and write nothing. */
  readonly dryRun?: boolean | undefined;
  /** Whether to run no tests, and to allow hand-written code that does not compile with the new client. */
  readonly skipTests?: boolean | undefined;
}

/**
 * Updates the client, in a copy of what is committed, whose files it takes in the end. If a step fails, throws and changes nothing.
 *
 * @returns the summary; undefined if there is nothing to do.
 */
export async function bumpSchema(root: string, args: BumpArguments, report: Report): Promise<string | undefined> {
  const version = await chooseVersion(root, args.version);
  if (version === undefined) return undefined;
  if (semver.prerelease(version) !== null && !args.dryRun) {
    throw new Error(`${version} is a candidate, whose names are not final: try it with --dry-run`);
  }
  const changed = String(execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], { cwd: root }));
  if (changed !== "")
    throw new Error(`commit or stash these first, since a bump starts from what is committed:\n${changed}`);
  return runInCopy(root, async (copy) => {
    const step = createStepper(report);
    const nameFailures: Step = (name, run) =>
      step(name, run).catch((cause: unknown) => {
        // The files of the copy are named as those that they are copies of.
        const own = [`${showPath(copy)}/`, `${copy}/`];
        const message = own.reduce((text, path) => text.replaceAll(path, ""), messageOf(cause));
        throw new Error(`${name}: ${message}`, { cause });
      });
    const summary = await bumpCopy(copy, version, args, nameFailures);
    if (!args.dryRun) takeFromCopy(root, copy, WRITTEN);
    return summary;
  });
}

/**
 * Chooses the version to bump to: the given one, or the newest release on npm.
 *
 * @returns undefined if none was given and the project has that of npm.
 */
export async function chooseVersion(
  root: string,
  given: string | undefined,
  askNpm: () => Promise<{ readonly output: string }> = () =>
    runProgram(root, "npm", ["view", SERVER_PACKAGE, "version"]),
): Promise<string | undefined> {
  const version = given ?? (await askNpm()).output.trim();
  if (!isExactVersion(version)) throw new Error(`"${version}" is not an exact version such as 1.7.13`);
  if (!(await listVersions(join(root, "schemas/openapi"))).includes(version)) return version;
  if (given === undefined) return undefined;
  throw new Error(`schemas/openapi has ${version} already: to undo a bump, use git`);
}

async function bumpCopy(root: string, version: string, args: BumpArguments, step: Step): Promise<string> {
  const schemas = join(root, "schemas");
  const findNewest = () => findNewestSchema(join(schemas, "openapi"));
  const previous = await findNewest();
  const before = await step("old client", async () => buildClient(root, await readDocument(previous), { lint: "off" }));
  await step(`schema of ${version}`, () =>
    args.server === undefined ? pullSchema(version, schemas) : pullFromServer(args.server, schemas, version),
  );
  // A later version may be there already: a release to whose predecessor this is a fix.
  const newest = await findNewest();
  const client = await step("correct, lint, generate", async () => buildClient(root, await readDocument(newest)));
  const verdict = await step("compile code for the client before", () => judgeChange(root, before, client));
  const effects = compareEffects(client.releases, version);
  const calls = listCalls(root, before, client);
  if (calls.needed.length > 0 && !args.skipTests) {
    throw new Error(`${version} requires what these do not send; ${ADAPT}:\n${calls.needed.join("\n")}`);
  }
  await step("write", async () => {
    await writeFolder(join(root, "generated"), client.files);
    writeEffects(root, client);
    const changelog = join(root, "CHANGELOG.md");
    const text = addToChangelog(readFileSync(changelog, "utf8"), version, verdict.entries);
    // `npm run check:lint` has to pass.
    writeFileSync(changelog, (await formatFiles(new Map([["CHANGELOG.md", text]]))).get("CHANGELOG.md") ?? text);
  });
  // npm may not have a server of that version.
  if (args.server === undefined) await step("server for the tests", () => updateServer(root, version));
  const failed = await runChecks(root, step, args.skipTests);
  const tests = args.skipTests ? undefined : await step("tests", () => runTests(root, version));
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return [
    `## Restate ${version}`,
    "",
    basename(newest, ".json") === version
      ? `The client is generated from the schema of Restate ${version}, previously ${basename(previous, ".json")}.`
      : `The client remains that of Restate ${basename(newest, ".json")}, with what Restate ${version} says of older servers.`,
    ...printVerdict(verdict, manifest.version),
    ...printList(
      "Corrections that change nothing any more: ask the server whether each defect is fixed",
      effects.ended,
    ),
    ...printList("What they claim, and what the server answers", tests?.answers ?? []),
    ...printList("Corrections that have an effect again", effects.back),
    ...printList("Checked", [
      `Corrections: ${client.releases.at(-1)?.applied.length} are for this version; the corrected document passes lint.`,
      `Code: a program that uses everything of the client before ${verdict.failures.length > 0 ? "no longer compiles" : "still compiles"}.`,
      ...verdict.failures.map(({ name, message }) => `\`${name}\`: ${message}`),
      `Tests: ${tests ? "passed" : `not run; \`${WRITE_CONFORMANCE}\` does`}.`,
      ...(tests?.repeated ?? []).map((name) => `Failed once, and passed when it ran again: \`${name}\``),
    ]),
    ...printList("Look at these calls: do they send what is gone, or read one page of a list now?", calls.doubtful),
    ...printList("To do by hand", [...calls.needed.map((call) => `Send what is required: ${call}`), ...failed]),
    "",
  ].join("\n");
}

/** Prints the level of a change, and the lines for the changelog. */
function printVerdict({ level, entries }: Verdict, packageVersion: string): readonly string[] {
  const packageLevel = toPackageLevel(level, packageVersion);
  return [
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${packageLevel}**.`,
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
  ];
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}

/**
 * Makes tests and demo run on this server version, a devDependency under an alias for its minor version. Installs the packages in place of
 * the link to them, since the tests are to find the same servers as in a clean clone.
 */
async function updateServer(copy: string, version: string): Promise<void> {
  rmSync(join(copy, "node_modules"));
  const flags = ["--save-dev", "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
  const name = `${SERVER_ALIAS}${semver.major(version)}.${semver.minor(version)}@npm:${SERVER_PACKAGE}@${version}`;
  const { code, output } = await runProgram(copy, "npm", ["install", ...flags, name]);
  if (code !== 0) throw new Error(`npm install ended with ${code}:\n${output}`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: "string" },
      "dry-run": { type: "boolean" },
      "skip-tests": { type: "boolean" },
    },
  });
  const [version, ...others] = positionals;
  if (others.length > 0) throw new Error(`one version at a time, not ${positionals.join(" and ")}`);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const args = { version, server: values.server, dryRun: values["dry-run"], skipTests: values["skip-tests"] };
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
