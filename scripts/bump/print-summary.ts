import type { Entries } from "./describe-changes.js";
import { type Level, toPackageLevel, ZERO_RULE } from "./judge-change.js";
import { joinNames } from "./names.js";
import { WRITE_CONFORMANCE } from "./run-checks.js";
import type { StagedFile } from "./stage-schema.js";

export interface Summary {
  readonly version: string;
  readonly newest: string;
  /** The candidates of this release, whose files it replaces. */
  readonly candidates: readonly string[];
  readonly level: Level;
  readonly packageVersion: string;
  readonly entries: Entries;
  readonly schema: StagedFile;
  /** Undefined if those of the previous version are used. */
  readonly tables: StagedFile | undefined;
  readonly corrections: number;
  /** The corrections that ended, because they change nothing in this version. */
  readonly ended: readonly string[];
  /** How many tests passed; undefined if they did not run. */
  readonly passed?: number | undefined;
  /** Checks that failed, in Markdown; in a dry run, compile errors of the client. */
  readonly failed: readonly string[];
}

/** Prints the description of the pull request, in Markdown. */
export function printSummary(summary: Summary): string {
  const { version, newest, candidates, level, packageVersion, entries, schema, tables, corrections, ended } = summary;
  const { passed, failed } = summary;
  const zero = packageVersion.startsWith("0.") ? `; ${ZERO_RULE}` : "";
  const packageLevel = toPackageLevel(level, packageVersion);
  const isSame = Object.values(entries).every((lines) => lines.length === 0);
  return [
    `## Restate ${version}`,
    "",
    `The client is generated from the schema of Restate ${version}, previously ${newest}.`,
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${packageLevel}**${zero}.`,
    ...(candidates.length === 0 ? [] : [`It replaces ${joinNames(candidates)}.`]),
    ...(isSame ? ["The operations, fields and tables are the same."] : []),
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
    ...printList("Ended actions: ask the server whether each defect is fixed", ended),
    ...printList("Checked", [
      `Schema: ${schema.bytes.length} bytes, ${describeSource(schema)}.`,
      `SQL tables: ${tables ? describeSource(tables) : "not given, so taken to be those of the version before"}.`,
      `Corrections: ${corrections} applied, each of which changes something at each of its places; the corrected document passes lint.`,
      `Published code: a program that uses everything that was published last ${level === "major" ? "breaks, as listed above" : "still compiles"}.`,
      `Tests: ${passed === undefined ? `not run; \`${WRITE_CONFORMANCE}\` does` : `${passed} passed`}.`,
    ]),
    ...printList("To do by hand", failed),
    "",
  ].join("\n");
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}

function describeSource({ given }: StagedFile): string {
  return given ? "from a file" : "as the server sent them";
}
