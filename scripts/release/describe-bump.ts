import type { GeneratedClient } from "../generate.js";
import { toPackageLevel } from "./changelog.js";
import { compareEffects } from "./compare-effects.js";
import type { Verdict } from "./judge-change.js";
import type { Calls } from "./list-calls.js";
import { type TestResult, WRITE_CONFORMANCE } from "./run-checks.js";

export interface Bump {
  readonly versions: readonly string[];
  readonly previous: string;
  /** The version of the client now: the previous one if the new versions are of an older branch. */
  readonly newest: string;
  readonly packageVersion: string;
  readonly client: GeneratedClient;
  readonly verdict: Verdict;
  readonly calls: Calls;
  readonly failedChecks: readonly string[];
  readonly tests: TestResult | undefined;
}

/** Writes the summary of a bump, in Markdown: the text of its pull request. */
export function describeBump(bump: Bump): string {
  const { versions, client, verdict, calls, failedChecks, tests, packageVersion } = bump;
  const { level, entries } = verdict;
  const effects = versions.map((version) => compareEffects(client.releases, version));
  const ended = new Set(effects.flatMap((each) => each.ended));
  const back = new Set(effects.flatMap((each) => each.back));
  return [
    `## Restate ${versions.join(", ")}`,
    "",
    describeClient(bump),
    `This is a **${level}** change for users. The package, now at ${packageVersion}, gets a **${toPackageLevel(level, packageVersion)}** release.`,
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
    ...printList("Corrections that no longer change anything: ask the server whether each defect is fixed", [...ended]),
    ...printList(
      "How the server responds to the evidence of corrections that no longer change anything",
      tests?.responses ?? [],
    ),
    ...printList("Corrections that change something again", [...back]),
    ...printList("Checked", listChecked(bump)),
    ...printList(
      "Check these calls: they may send a field that is gone, or read only the first page of a list",
      calls.doubtful,
    ),
    ...printList("To do by hand", [
      ...calls.needed.map((call) => `Send what this version requires: ${call}`),
      ...failedChecks,
    ]),
    "",
  ].join("\n");
}

function describeClient({ versions, previous, newest }: Bump): string {
  if (versions.at(-1) === newest) {
    return `The client is generated from the schema of Restate ${newest}. The previous client was generated from ${previous}.`;
  }
  return `The client is still generated from the schema of Restate ${newest}. Its history of older servers now includes Restate ${versions.join(" and ")}.`;
}

function listChecked({ client, verdict: { failures }, tests }: Bump): readonly string[] {
  const result = failures.length > 0 ? "no longer compiles" : "still compiles";
  return [
    `Schema: ${client.releases.at(-1)?.applied.length} corrections apply to this version, and the corrected document passes lint.`,
    `Code: a program that uses every export of the previous client ${result}.`,
    ...failures.map(({ name, message }) => `\`${name}\`: ${message}`),
    tests ? "Tests: all passed." : `Tests: skipped. Run \`${WRITE_CONFORMANCE}\` before you merge.`,
    ...(tests?.repeated ?? []).map((name) => `A test failed once, and then passed: \`${name}\``),
  ];
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}
