import { CONFIGURABLE, type Column, type Contestant, type Results, type Section, type Unit } from "./results.js";

const PICTURE = `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="headline-dark.svg">
  <img alt="What a call does with each client, and what it costs" src="headline-light.svg">
</picture>`;

/** Formats the results as Markdown. Every figure comes from the results. */
export function printReport({ versions, sections }: Results): string {
  const parts = [
    "# Benchmarks",
    "Written by `npm run bench`. `bench/README.md` says how to read the results, and lists known biases.",
    PICTURE,
    ...Object.values(sections).flatMap(printSection),
    "## Versions",
    printTable([["package", "version"], ...Object.entries(versions)], [false, false]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function printSection(section: Section): readonly string[] {
  const { title, about, columns, contestants, circumstances } = section;
  const { date, node, machine, load, quick } = circumstances;
  const measured = contestants.filter(({ failed }) => failed === undefined);
  const head = ["", ...columns.map(({ label }) => label)];
  const rows = measured.map(({ name, values }) => [name, ...columns.map((column) => printCell(column, values))]);
  const numeric = [false, ...columns.map(({ unit }) => unit !== "yes or no")];
  const where = `${date}, Node ${node}, ${machine}, load average ${load.toFixed(1)} before it began${quick ? "; a quick run" : ""}.`;
  return [`## ${title}`, about, printTable([head, ...rows], numeric), ...printNotes(contestants), `_${where}_`];
}

function printNotes(contestants: readonly Contestant[]): readonly string[] {
  const notes = contestants.flatMap(({ name, does, failed }) => {
    if (failed !== undefined) return [`- ${name}: **failed**, not measured: ${escapeText(failed)}`];
    return does === undefined ? [] : [`- ${name}: ${does}`];
  });
  return notes.length === 0 ? [] : [notes.join("\n")];
}

function printCell({ key, unit }: Column, values: Readonly<Record<string, number>>): string {
  const value = values[key];
  return value === undefined ? "" : printValue(value, unit);
}

function printValue(value: number, unit: Unit): string {
  if (unit === "yes or no") return value === CONFIGURABLE ? "configurable" : value === 1 ? "yes" : "no";
  if (unit === "ratio") return value.toFixed(2);
  if (unit === "MB") return `${Math.round(value)} MB`;
  return value.toLocaleString("en");
}

function printTable(rows: readonly (readonly string[])[], numeric: readonly boolean[]): string {
  const cells = rows.map((row) => row.map(escapeText));
  const widths = numeric.map((_, index) => Math.max(4, ...cells.map((row) => [...(row[index] ?? "")].length)));
  const [head = [], ...body] = cells.map((row) =>
    row.map((cell, index) => (numeric[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))),
  );
  const rule = widths.map((width, index) => (numeric[index] ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [head, rule, ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function escapeText(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
