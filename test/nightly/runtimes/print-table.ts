/** What is printed: Markdown, to be read in a terminal and to be shown by a workflow's summary. */

import type { Outcome } from "./report.js";
import type { Runtime } from "./runtimes.js";

export interface Column {
  readonly runtime: Runtime;
  readonly outcomes: readonly Outcome[];
}

/** One row for each scenario, one column for each runtime; what has failed, and why; and how many that are. */
export function printReport(columns: readonly Column[]): boolean {
  const scenarios = [...new Set(columns.flatMap(({ outcomes }) => outcomes.map(({ scenario }) => scenario)))];
  console.log(`\n${printTable(columns, scenarios)}\n`);
  for (const { runtime, outcomes } of columns) {
    for (const { scenario, problem } of outcomes) {
      if (problem !== undefined) console.log(`FAILED: ${title(runtime)}: ${scenario}: ${problem}\n`);
    }
  }
  const cells = columns.flatMap((column) => scenarios.map((scenario) => isPassed(column, scenario)));
  const passed = cells.filter(Boolean).length;
  console.log(`${passed} passed, ${cells.length - passed} failed`);
  return passed === cells.length;
}

function printTable(columns: readonly Column[], scenarios: readonly string[]): string {
  const head = columns.map(({ runtime }) => title(runtime));
  const rows = scenarios.map((scenario) => [
    scenario,
    ...columns.map((column) => (isPassed(column, scenario) ? "ok" : "FAILED")),
  ]);
  const facts = FACTS.map(([fact, read]) => [`_${fact}_`, ...columns.map(({ runtime }) => read(runtime))]);
  const lines = [["", ...head], ["---", ...head.map(() => "---")], ...rows, ...facts];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** One that was not run has failed. */
function isPassed({ outcomes }: Column, scenario: string): boolean {
  return outcomes.some((outcome) => outcome.scenario === scenario && outcome.problem === undefined);
}

function title({ name, version }: Runtime): string {
  return `${name} ${version}`;
}

const yes = (value: boolean) => (value ? "yes" : "no");

/** Where the runtimes differ; what the scenarios have asserted. */
const FACTS: readonly (readonly [fact: string, read: (runtime: Runtime) => string])[] = [
  ["tells that a connection was refused (`maybeSent: false`)", ({ expected }) => yes(expected.knowsRefusal)],
  ["has environment variables", ({ expected }) => yes(expected.hasEnvironment)],
  ["status of a redirect by 307", ({ expected }) => String(expected.redirectStatus)],
  ["code from text was forbidden", ({ expected }) => yes(expected.forbidsEval)],
];
