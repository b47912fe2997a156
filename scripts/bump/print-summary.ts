import { joinNames } from "./create-describer.js";
import type { Entries } from "./describe-changes.js";
import type { Rating } from "./diff-documents.js";
import type { Unprinted } from "./judge-change.js";
import { listUnprinted } from "./list-unprinted.js";
import { type Level, ZERO_RULE } from "./rate-change.js";
import type { TestResult } from "./run-tests.js";
import type { StagedFile } from "./stage-schema.js";

export interface Summary {
  readonly version: string;
  readonly newest: string;
  /** The candidates of this release, whose files it replaces. */
  readonly candidates: readonly string[];
  readonly level: Level;
  readonly packageVersion: string;
  readonly packageLevel: Level;
  readonly entries: Entries;
  readonly schema: StagedFile;
  /** Undefined if those of the previous version are used. */
  readonly tables: StagedFile | undefined;
  readonly corrections: number;
  /** The rating by `redocly diff`, or why there is none. */
  readonly rating: Rating | string;
  readonly unprinted: Unprinted;
  /** Undefined if the tests did not run. */
  readonly tests?: TestResult;
  /** Compile errors, which are in `left` too. */
  readonly typeErrors: readonly string[];
  /** Whether nothing was written, so that only the client was compiled. */
  readonly isDryRun: boolean;
  /** What only a person can do. */
  readonly left: readonly string[];
}

/** Prints the description of the pull request, in Markdown. */
export function printSummary(summary: Summary): string {
  const { version, newest, level, packageVersion, packageLevel, entries, schema, tables, corrections } = summary;
  const zero = packageVersion.startsWith("0.") ? `; ${ZERO_RULE}` : "";
  return [
    `## Restate ${version}`,
    "",
    `The client is generated from the schema of Restate ${version}, previously ${newest}.`,
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${packageLevel}**${zero}.`,
    ...describeCandidates(summary),
    ...Object.entries(entries).flatMap(([heading, lines]) =>
      lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line: string) => `- ${line}`)],
    ),
    "",
    "### Checked",
    "",
    `- Schema: ${schema.bytes.length} bytes, ${describeSource(schema)}.`,
    `- SQL tables: ${tables ? describeSource(tables) : "not given, so taken to be those of the version before"}.`,
    `- Corrections: ${corrections} applied, each of which still changes something; the corrected document passes lint.`,
    `- Old code: ${describeOldCode(summary)}`,
    `- \`redocly diff\`: ${describeRating(summary)}`,
    `- Types: ${describeTypes(summary)}`,
    `- Tests: ${describeTests(summary)}`,
    ...listUnprinted(summary),
    ...listBreaking(summary),
    ...(summary.left.length === 0 ? [] : ["", "### To do by hand", "", ...summary.left.map((line) => `- ${line}`)]),
    "",
  ].join("\n");
}

function describeCandidates({ candidates }: Summary): readonly string[] {
  if (candidates.length === 0) return [];
  const list = joinNames(candidates);
  return [`It replaces ${list}: their schemas, tables and unreleased lines in the changelog are removed.`];
}

function describeOldCode({ newest, level, unprinted }: Summary): string {
  const but = unprinted.before.length === 0 ? "" : ", except for what is listed as not compared,";
  const program = `a program that uses everything the client for ${newest} exports${but}`;
  return level === "major" ? `${program} breaks, as listed above.` : `${program} still compiles.`;
}

function describeRating({ rating, level }: Summary): string {
  if (typeof rating === "string") return `no rating, ${rating}.`;
  if (rating.level === level) return `${rating.level} as well (${rating.counts}).`;
  return `rates it ${rating.level} (${rating.counts}). Ours counts: whether old code compiles, and whether anything is new.`;
}

function describeSource({ given }: StagedFile): string {
  return given ? "from a file" : "as the server sent them";
}

function describeTypes({ typeErrors, isDryRun }: Summary): string {
  const count = typeErrors.length === 0 ? "no compile errors" : `${typeErrors.length} compile errors, listed below`;
  return `${count}, in ${isDryRun ? "the client alone" : "the client, its tests and examples"}.`;
}

/** Names the server, which is an older one if npm does not have that of a candidate. */
function describeTests({ tests, version }: Summary): string {
  if (tests === undefined) return "not run.";
  const { passed, newestServer } = tests;
  return `${passed} passed, with servers up to ${newestServer}${newestServer === version ? "" : `, none of ${version}`}.`;
}

/** Lists changes for the reviewer that break requests or responses although old code compiles. */
function listBreaking({ rating, level }: Summary): readonly string[] {
  if (typeof rating === "string" || rating.breaking.length === 0 || level === "major") return [];
  return [
    "",
    "### To review: breaking by `redocly diff`, though old code compiles",
    "",
    ...rating.breaking.map((line) => `- ${line}`),
  ];
}
