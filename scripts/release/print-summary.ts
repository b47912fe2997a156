import type { FittedCorrections } from "./fit-corrections.js";
import type { Verdict } from "./judge-change.js";
import { joinNames } from "./line.js";
import { toPackageLevel, ZERO_RULE } from "./rate-changes.js";
import { WRITE_CONFORMANCE } from "./run-checks.js";

export interface Summary extends FittedCorrections, Omit<Verdict, "published" | "listFaults"> {
  readonly version: string;
  /** The version of the client that it is compared with. */
  readonly previous: string;
  /** The version of the new client, which is a later one if the project has that already. */
  readonly newest: string;
  /** The candidates of this release, whose files it replaces. */
  readonly candidates: readonly string[];
  readonly packageVersion: string;
  /** How many were applied. */
  readonly corrections: number;
  /** Whether the tests ran, and passed. */
  readonly tested: boolean;
  /** Checks that failed, in Markdown; in a dry run, compile errors of the client. */
  readonly failed: readonly string[];
}

/** Prints the description of the pull request, in Markdown. */
export function printSummary(summary: Summary): string {
  const { version, previous, newest, candidates, level, packageVersion, entries, failures } = summary;
  const zero = packageVersion.startsWith("0.") ? `; ${ZERO_RULE}` : "";
  const packageLevel = toPackageLevel(level, packageVersion);
  const isSame = Object.values(entries).every((lines) => lines.length === 0);
  return [
    `## Restate ${version}`,
    "",
    newest === version
      ? `The client is generated from the schema of Restate ${version}, previously ${previous}.`
      : `The client remains that of Restate ${newest}, with what Restate ${version} says of older servers.`,
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${packageLevel}**${zero}.`,
    ...(candidates.length === 0 ? [] : [`It replaces ${joinNames(candidates)}.`]),
    ...(isSame ? ["The operations, fields and tables are the same."] : []),
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
    ...printList("Ended actions: ask the server whether each defect is fixed", summary.ended),
    ...printList("Resumed actions: the document has again what they correct", summary.resumed),
    ...printList("Names that are kept, by schemas/aliases.yaml: to take a new one, delete its line", summary.kept),
    ...printList("New operations that could have a bulk function", summary.bulk),
    ...printList("Checked", [
      `Corrections: ${summary.corrections} applied, each of which changes something at each of its places; the corrected document passes lint.`,
      `Published code: a program that uses everything that was published last ${failures.length > 0 ? "no longer compiles" : "still compiles"}.`,
      ...failures.map(({ name, message }) => `\`${name}\`: ${message}`),
      `Tests: ${summary.tested ? "passed" : `not run; \`${WRITE_CONFORMANCE}\` does`}.`,
    ]),
    ...printList("To do by hand", summary.failed),
    "",
  ].join("\n");
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}
