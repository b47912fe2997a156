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
    `For code that uses it, the change is **${level}**; the package, now ${packageVersion}, takes it as **${toPackageLevel(level, packageVersion)}**.`,
    ...Object.entries(entries).flatMap(([heading, lines]) => printList(heading, lines)),
    ...printList("Corrections that change nothing any more: ask the server whether each defect is fixed", [...ended]),
    ...printList("The claims of these corrections, and the server's answers", tests?.answers ?? []),
    ...printList("Corrections that have an effect again", [...back]),
    ...printList("Checked", listChecked(bump)),
    ...printList(
      "Look at these calls: they may send a part that is gone, or read only one page of a list now",
      calls.doubtful,
    ),
    ...printList("To do by hand", [...calls.needed.map((call) => `Send the new part: ${call}`), ...failedChecks]),
    "",
  ].join("\n");
}

function describeClient({ versions, previous, newest }: Bump): string {
  if (versions.at(-1) === newest) {
    return `The client is generated from the schema of Restate ${newest}, previously ${previous}.`;
  }
  return `The client remains that of Restate ${newest}. Its history of older servers now includes Restate ${versions.join(" and ")}.`;
}

function listChecked({ client, verdict: { failures }, tests }: Bump): readonly string[] {
  const result = failures.length > 0 ? "no longer compiles" : "still compiles";
  return [
    `Corrections: ${client.releases.at(-1)?.applied.length} are for this version; the corrected document passes lint.`,
    `Code: a program that uses everything of the client before ${result}.`,
    ...failures.map(({ name, message }) => `\`${name}\`: ${message}`),
    `Tests: ${tests ? "passed" : `not run; \`${WRITE_CONFORMANCE}\` does`}.`,
    ...(tests?.repeated ?? []).map((name) => `Failed once, and passed when it ran again: \`${name}\``),
  ];
}

function printList(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}
