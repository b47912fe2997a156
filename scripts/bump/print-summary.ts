import type { Entries } from "./describe-changes.js";
import type { Rating } from "./diff-documents.js";
import { type Level, ZERO_RULE } from "./rate-change.js";
import type { TestResult } from "./run-tests.js";

export interface Summary {
  readonly version: string;
  readonly newest: string;
  readonly level: Level;
  readonly packageVersion: string;
  readonly packageLevel: Level;
  readonly entries: Entries;
  readonly schemaBytes: number;
  /** Whether the SQL tables are those of the server of that version, or of the version before. */
  readonly tables: boolean;
  readonly corrections: number;
  /** Or why there is none. */
  readonly rating: Rating | string;
  readonly tests: TestResult | undefined;
}

/** What a pull request's description says, in Markdown. */
export function printSummary(summary: Summary): string {
  const { version, newest, level, packageVersion, packageLevel, entries, schemaBytes, tables, corrections } = summary;
  const zero = packageVersion.startsWith("0.") ? `; ${ZERO_RULE}` : "";
  return [
    `## Restate ${version}`,
    "",
    `The client is generated from the schema of Restate ${version}, was from ${newest}.`,
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${packageLevel}**${zero}.`,
    ...Object.entries(entries).flatMap(([heading, lines]) =>
      lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line: string) => `- ${line}`)],
    ),
    "",
    "### Checked",
    "",
    `- Schema: ${schemaBytes} bytes, as the server sent them.`,
    `- SQL tables: ${tables ? "as the server told them" : "not brought, so taken to be those of the version before"}.`,
    `- Corrections: ${corrections} applied, each of which still changes something; the corrected document passes lint.`,
    `- Old code: ${describeOldCode(summary)}`,
    `- \`redocly diff\`: ${describeRating(summary)}`,
    `- Tests: ${describeTests(summary)}`,
    ...listBreaking(summary),
    "",
  ].join("\n");
}

function describeOldCode({ newest, level }: Summary): string {
  const program = `a program that uses everything the client for ${newest} exports`;
  return level === "major" ? `${program} breaks, as listed above.` : `${program} still compiles.`;
}

function describeRating({ rating, level }: Summary): string {
  if (typeof rating === "string") return `no rating, ${rating}.`;
  if (rating.level === level) return `${rating.level} as well (${rating.counts}).`;
  return `rates it ${rating.level} (${rating.counts}). Ours counts: whether old code compiles, and whether anything is new.`;
}

function describeTests({ tests }: Summary): string {
  return tests === undefined ? "not run." : `${tests.passed} passed.`;
}

/** Old code may compile and yet meet something else on the wire: for whoever reviews. */
function listBreaking({ rating, level }: Summary): readonly string[] {
  if (typeof rating === "string" || rating.breaking.length === 0 || level === "major") return [];
  return [
    "",
    "### To review: breaking by `redocly diff`, though old code compiles",
    "",
    ...rating.breaking.map((line) => `- ${line}`),
  ];
}
