import { compareText, groupBy } from "../../scripts/io/index.js";
import type { Cell, VersionMatrix } from "./matrix.js";

const INTRODUCTION = `# Conformance

The responses of real Restate servers that the tests have seen: for each operation, every status and kind of body that the
schema documents after the corrections in \`schemas/overlays\`. Each response was valid by that schema, without undocumented
fields, and the client returned it or threw an error with its message.

Written by \`CONFORMANCE=write npm run test:conformance\`. Every commit compares the newest version, \`CONFORMANCE=all\` each one.

A kind without a mark was seen. ✗ means that it was not, for the reason with that number below. ! means that it was seen but is
not documented.
`;

export function printMatrices(matrices: readonly VersionMatrix[]): string {
  const sections = matrices.map(printVersion);
  return `${[INTRODUCTION, ...sections].join("\n")}`;
}

export function printVersion({ version, cells }: VersionMatrix): string {
  const reasons = [...new Set(cells.flatMap(({ why }) => why ?? []))];
  const count = (state: Cell["state"]) => cells.filter((cell) => cell.state === state).length;
  const documented = count("seen") + count("not provoked");
  return [
    `## Restate ${version}`,
    "",
    `${count("seen")} of ${documented} documented responses seen, ${count("not provoked")} not provoked; ` +
      `${count("not documented")} seen but not documented.`,
    "",
    ...printTable(cells, reasons),
    "",
    ...reasons.map((reason, index) => `${index + 1}. ${reason}`),
    "",
  ].join("\n");
}

function printTable(cells: readonly Cell[], reasons: readonly string[]): readonly string[] {
  const statuses = [...new Set(cells.map(({ status }) => status))].sort(compareText);
  const rows = [...groupBy(cells, ({ operation }) => operation)].map(([operation, own]) => [
    `\`${operation}\``,
    ...statuses.map((status) =>
      own
        .filter((cell) => cell.status === status)
        .map((cell) => printCell(cell, reasons))
        .join(", "),
    ),
  ]);
  const table = [["operation", ...statuses], ...rows];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [head = [], ...rest] = table;
  return [print(head), rule, ...rest.map(print)];
}

function printCell({ form, state, why }: Cell, reasons: readonly string[]): string {
  const mark = why === undefined ? "" : String(reasons.indexOf(why) + 1);
  if (state === "seen") return form;
  return state === "not provoked" ? `${form} ✗${mark}` : `${form} !${mark}`;
}
