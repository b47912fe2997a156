import { toPackageLevel, ZERO_RULE } from "./changelog.js";
import type { FittedCorrections } from "./fit-corrections.js";
import type { Verdict } from "./judge-change.js";
import { WRITE_CONFORMANCE } from "./run-checks.js";

interface Summary extends FittedCorrections, Verdict {
  readonly version: string;
  /** The version of the client that it is compared with. */
  readonly previous: string;
  /** The version of the new client, which is a later one if the project has that already. */
  readonly newest: string;
  readonly packageVersion: string;
  /** How many were applied. */
  readonly corrections: number;
  /** Tests that failed once, and passed when they ran again; undefined if the tests did not run. */
  readonly repeated: readonly string[] | undefined;
  /** Checks that failed, in Markdown. */
  readonly failed: readonly string[];
}

/** Prints the description of the pull request, in Markdown. */
export function printSummary(summary: Summary): string {
  const { version, previous, newest, level, packageVersion, entries, failures } = summary;
  const zero = packageVersion.startsWith("0.") ? `; ${ZERO_RULE}` : "";
  const packageLevel = toPackageLevel(level, packageVersion);
  return [
    `## Restate ${version}`,
    "",
    newest === version
      ? `The client is generated from the schema of Restate ${version}, previously ${previous}.`
      : `The client remains that of Restate ${newest}, with what Restate ${version} says of older servers.`,
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${packageLevel}**${zero}.`,
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
    ...printList(
      "Corrections that change nothing any more: ask the server whether each defect is fixed",
      summary.ended,
    ),
    ...printList("Corrections that have an effect again", summary.back),
    ...printList("Checked", [
      `Corrections: ${summary.corrections} applied, each of which changes something at each of its places; the corrected document passes lint.`,
      `Code: a program that uses everything of the client before ${failures.length > 0 ? "no longer compiles" : "still compiles"}.`,
      ...failures.map(({ name, message }) => `\`${name}\`: ${message}`),
      `Tests: ${summary.repeated ? "passed" : `not run; \`${WRITE_CONFORMANCE}\` does`}.`,
      ...(summary.repeated ?? []).map((name) => `Failed once, and passed when it ran again: \`${name}\``),
    ]),
    ...printList("To do by hand", summary.failed),
    "",
  ].join("\n");
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}
