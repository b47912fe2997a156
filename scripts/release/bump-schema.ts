/** Updates the client to a version of Restate, by default to all that npm has: `npm run schema:bump -- 1.7.13`. */

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import semver from "semver";
import { buildClient, writeEffects } from "../generate.js";
import {
  createStepper,
  formatFiles,
  isProgram,
  type JsonObject,
  messageOf,
  PROJECT,
  type Report,
  type RunStep,
  readArray,
  showPath,
  writeFolder,
} from "../io/index.js";
import { EFFECTS, findNewestSchema, readDocument } from "../read/index.js";
import { isExactVersion, SERVER_ALIAS, SERVER_PACKAGE } from "../server/index.js";
import { addToChangelog, toPackageLevel } from "./changelog.js";
import { compareEffects } from "./compare-effects.js";
import { judgeChange } from "./judge-change.js";
import { listCalls } from "./list-calls.js";
import { fetchSchema, pullFromServer, pullSchema } from "./pull-schema.js";
import { ADAPT, CONFORMANCE_REPORT, runChecks, runTests, WRITE_CONFORMANCE } from "./run-checks.js";
import { type Output, runInCopy, runProgram, takeFromCopy } from "./run-in-copy.js";

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
  /** Whether to run no tests, and to allow hand-written code that does not compile with the new client. */
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
    throw new Error(`commit or stash these first, since a bump starts from what is committed:\n${changed}`);
  return runInCopy(root, async (copy) => {
    const step = createStepper(report);
    const nameFailures: RunStep = (name, run) =>
      step(name, run).catch((cause: unknown) => {
        // In the message, the files of the copy become those of the project.
        const own = [`${showPath(copy)}/`, `${copy}/`];
        const message = own.reduce((text, path) => text.replaceAll(path, ""), messageOf(cause));
        throw new Error(`${name}: ${message}`, { cause });
      });
    const summary = await bumpCopy(copy, versions, args, nameFailures);
    if (!args.dryRun) takeFromCopy(root, copy, WRITTEN);
    return summary;
  });
}

/**
 * Chooses the versions to bump to, oldest first: the given version, the server's version, or every release on npm that is missing and newer
 * than the client's oldest version.
 */
export async function chooseVersions(
  root: string,
  { version, server }: Pick<BumpArguments, "version" | "server">,
  askNpm: () => Promise<Output> = () => runProgram(root, "npm", ["view", SERVER_PACKAGE, "versions", "--json"]),
): Promise<readonly string[]> {
  const generated = listGenerated(root);
  const given = version ?? (server && (await fetchSchema(`${server.replace(/\/+$/, "")}/openapi`)).version);
  if (given === undefined) {
    const { code, output, answer } = await askNpm();
    if (code !== 0) throw new Error(`npm view ended with ${code}:\n${output}`);
    // For a single version, npm prints no list.
    const published: readonly string[] = [JSON.parse(answer)].flat();
    return semver.sort(
      published.filter((each) => semver.satisfies(each, `>${generated[0]}`) && !generated.includes(each)),
    );
  }
  if (!isExactVersion(given)) throw new Error(`"${given}" is not an exact version such as 1.7.13`);
  if (generated.includes(given)) throw new Error(`the client has ${given} already: to undo a bump, use git`);
  return [given];
}

/** Lists the versions that the client was generated with, oldest first. The folder with the schemas may have more. */
function listGenerated(root: string): readonly string[] {
  const { versions }: JsonObject = JSON.parse(readFileSync(join(root, "schemas", EFFECTS), "utf8"));
  return semver.sort(readArray(versions).map(String));
}

async function bumpCopy(
  root: string,
  versions: readonly string[],
  args: BumpArguments,
  step: RunStep,
): Promise<string> {
  const schemas = join(root, "schemas");
  const previous = join(schemas, "openapi", `${listGenerated(root).at(-1)}.json`);
  const version = versions.at(-1) ?? "";
  const before = await step("old client", async () => buildClient(root, await readDocument(previous), { lint: "off" }));
  for (const each of versions) {
    await step(`schema of ${each}`, () =>
      args.server === undefined ? pullSchema(each, schemas) : pullFromServer(args.server, schemas, each),
    );
  }
  // A fix of an older branch comes after a later version.
  const newest = await findNewestSchema(join(schemas, "openapi"));
  const isNewest = basename(newest, ".json") === version;
  const client = await step("correct, lint, generate", async () => buildClient(root, await readDocument(newest)));
  const { level, entries, failures } = await step("compile code for the client before", () =>
    judgeChange(root, before, client),
  );
  const effects = versions.map((each) => compareEffects(client.releases, each));
  const calls = listCalls(root, before, client);
  if (calls.needed.length > 0 && !args.skipTests) {
    throw new Error(`${version} requires more than these calls send; ${ADAPT}:\n${calls.needed.join("\n")}`);
  }
  await step("write", async () => {
    await writeFolder(join(root, "generated"), client.files);
    writeEffects(root, client);
    const changelog = join(root, "CHANGELOG.md");
    const text = addToChangelog(readFileSync(changelog, "utf8"), version, entries);
    // `npm run check:lint` has to pass.
    writeFileSync(changelog, (await formatFiles(new Map([["CHANGELOG.md", text]]))).get("CHANGELOG.md") ?? text);
  });
  // npm may not have a server of that version, and the tests run on the newest version only.
  if (args.server === undefined && isNewest) await step("server for the tests", () => updateServer(root, version));
  const failed = await runChecks(root, step, args.skipTests);
  const tests = args.skipTests ? undefined : await step("tests", () => runTests(root, version));
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return [
    `## Restate ${versions.join(", ")}`,
    "",
    isNewest
      ? `The client is generated from the schema of Restate ${version}, previously ${basename(previous, ".json")}.`
      : `The client remains that of Restate ${basename(newest, ".json")}. Its history of older servers now includes Restate ${versions.join(" and ")}.`,
    `For code that uses it, the change is **${level}**; the package, now ${manifest.version}, takes it as **${toPackageLevel(level, manifest.version)}**.`,
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
    ...printList("Corrections that change nothing any more: ask the server whether each defect is fixed", [
      ...new Set(effects.flatMap(({ ended }) => ended)),
    ]),
    ...printList("The claims of these corrections, and the server's answers", tests?.answers ?? []),
    ...printList("Corrections that have an effect again", [...new Set(effects.flatMap(({ back }) => back))]),
    ...printList("Checked", [
      `Corrections: ${client.releases.at(-1)?.applied.length} are for this version; the corrected document passes lint.`,
      `Code: a program that uses everything of the client before ${failures.length > 0 ? "no longer compiles" : "still compiles"}.`,
      ...failures.map(({ name, message }) => `\`${name}\`: ${message}`),
      `Tests: ${tests ? "passed" : `not run; \`${WRITE_CONFORMANCE}\` does`}.`,
      ...(tests?.repeated ?? []).map((name) => `Failed once, and passed when it ran again: \`${name}\``),
    ]),
    ...printList(
      "Look at these calls: they may send a part that is gone, or read only one page of a list now",
      calls.doubtful,
    ),
    ...printList("To do by hand", [...calls.needed.map((call) => `Send the new part: ${call}`), ...failed]),
    "",
  ].join("\n");
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
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
  if (code !== 0) throw new Error(`npm install ended with ${code}:\n${output}`);
}

async function runBump(): Promise<void> {
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
  const args = { version, server: values.server, dryRun: values["dry-run"], skipTests: values["skip-tests"] };
  // Only the summary goes to standard output.
  const summary = await bumpSchema(PROJECT, args, console.error);
  if (summary === undefined) console.error("Nothing to do: the client was generated with every release.");
  else console.log(summary);
}

if (isProgram(import.meta.url)) {
  await runBump().catch((error: unknown) => {
    console.error(`schema:bump: ${messageOf(error)}\nThe files are as they were.`);
    process.exitCode = 1;
  });
}
