import { compareText } from "../../scripts/io/json.js";
import type { Cell, VersionMatrix } from "./matrix.js";

const INTRODUCTION = `# Conformance

Which answers of real Restate servers the test suite has seen: for each operation every status and form of body that the
schema, with the corrections in \`schemas/overlays\`, documents. Each answer that was seen is valid by that schema, without
fields that it does not list, and the client returned it or failed with its words.

Written by \`CONFORMANCE=write npx vitest run test/conformance\`. Without it the same run compares, and fails on a difference.

A form without a mark was seen. ✗ with a number was not: the number is that of the reason below. ! was seen and is not
documented.
`;

export function printMatrices(matrices: readonly VersionMatrix[]): string {
  const sections = matrices.map(printVersion);
  return `${[INTRODUCTION, ...sections].join("\n")}`;
}

function printVersion({ version, cells }: VersionMatrix): string {
  const reasons = [...new Set(cells.flatMap(({ why }) => why ?? []))];
  const count = (state: Cell["state"]) => cells.filter((cell) => cell.state === state).length;
  const documented = count("seen") + count("not provoked");
  return [
    `## Restate ${version}`,
    "",
    `${count("seen")} of ${documented} documented answers seen, ${count("not provoked")} not provoked; ` +
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
  const rows = [...group(cells, ({ operation }) => operation)].map(([operation, own]) => [
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

function group<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return groups;
}
