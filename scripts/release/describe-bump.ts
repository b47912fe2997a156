import { basename } from "node:path";
import type { GeneratedClient } from "../generate.js";
import { readFirstSentence } from "../io/index.js";
import { type ActionPlaces, type CorrectedRelease, groupByAction } from "../read/index.js";
import { toPackageLevel } from "./changelog.js";
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
  /** The output of each failed check, by its name. */
  readonly failedChecks: ReadonlyMap<string, string>;
  readonly tests: TestResult | undefined;
}

/** Writes the summary of a bump, in Markdown: the text of its pull request. */
export function describeBump(bump: Bump): string {
  const { versions, client, verdict, calls, failedChecks, tests, packageVersion } = bump;
  const { level, entries } = verdict;
  const listCorrections = (isNow: boolean) =>
    new Set(versions.flatMap((version) => listChangedEffects(client.releases, version, isNow)));
  const lists: Readonly<Record<string, Iterable<string>>> = {
    ...entries,
    "Corrections that no longer change anything: ask the server whether each defect is fixed": listCorrections(false),
    "How the server responds to the evidence of corrections that no longer change anything": tests?.responses ?? [],
    "Corrections that change something again": listCorrections(true),
    Checked: listChecked(bump),
    "Check these calls: they may send a field that is gone, or read only the first page of a list": calls.doubtful,
    "To do by hand": [
      ...calls.needed.map((call) => `Send what this version requires: ${call}`),
      ...[...failedChecks].map(([check, output]) => `\`npm run ${check}\` fails:\n\n\`\`\`\n${output}\n\`\`\``),
    ],
  };
  return [
    `## Restate ${versions.join(", ")}`,
    "",
    describeClient(bump),
    `This is a **${level}** change for users. The package, now at ${packageVersion}, gets a **${toPackageLevel(level, packageVersion)}** release.`,
    ...Object.entries(lists).flatMap(([heading, lines]) => printList(heading, [...lines])),
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

/**
 * Lists the corrections whose effect is not that in the previous version: `deployment is described as ... (request-types.yaml, action 0)`
 *
 * @param releases - Oldest first, including the version.
 * @param isNow - Whether to list those that had ended and change something again, or those that no longer change anything.
 */
export function listChangedEffects(
  releases: readonly CorrectedRelease[],
  version: string,
  isNow: boolean,
): readonly string[] {
  const index = releases.findIndex((release) => release.version === version);
  const [previous, current] = [releases[index - 1], releases[index]];
  const wasEffective = new Map(previous?.effects.map(({ name, isEffective }) => [name, isEffective]));
  const changed = current?.effects.filter(
    ({ name, isEffective }) => isEffective === isNow && wasEffective.get(name) === !isNow,
  );
  return groupByAction(changed ?? []).map(describeAction);
}

function describeAction({ action, places }: ActionPlaces): string {
  const at = places.length === action.places.length ? "" : `, at ${places.map((place) => `\`${place}\``).join(", ")}`;
  return `${readFirstSentence(action.description)} (\`${basename(action.overlayPath)}\`, action ${action.index}${at})`;
}
