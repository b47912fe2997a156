import { clients } from "./clients.js";
import { benchmarks, CONFIGURABLE, measures, type Unit } from "./measures.js";
import { collectValues, type Results, type Section } from "./results.js";

const HEAD = `# Benchmarks

Written by \`npm run bench\`. \`bench/README.md\` says how to read the results, and lists known biases.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="headline-dark.svg">
  <img alt="What a call does with each client, and what it costs" src="headline-light.svg">
</picture>`;

/** Formats the results as Markdown. Every figure comes from the results. */
export function printReport(results: Results): string {
  const values = collectValues(results);
  const rows = measures.map(({ label, key, unit }) => [
    label,
    ...clients.map(({ name }) => printValue(values.get(name)?.[key], unit)),
  ]);
  const notes = clients.flatMap(({ name, does }) => (does === undefined ? [] : [`- ${name}: ${does}`]));
  const parts = [
    HEAD,
    printTable([["", ...clients.map(({ name }) => name)], ...rows]),
    notes.join("\n"),
    "## How the figures were measured",
    ...Object.entries(results.sections).map(([name, section]) => printSection(name, section)),
    `Packages: ${Object.entries(results.versions)
      .map((version) => version.join(" "))
      .join(", ")}.`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function printSection(name: string, { date, node, machine, load, isQuick, failures }: Section): string {
  const where = `${date}, Node ${node}, ${machine}, load average ${load.toFixed(1)} before it began${isQuick ? "; a quick run" : ""}.`;
  const failed = Object.entries(failures).map(([client, reason]) => ` **${client} failed: ${escapeText(reason)}.**`);
  return `- **${name}**: ${benchmarks[name]?.about}${failed.join("")} _${where}_`;
}

function printValue(value: number | undefined, unit: Unit): string {
  if (value === undefined) return "";
  if (unit === "yes or no") return value === CONFIGURABLE ? "configurable" : value === 1 ? "yes" : "no";
  if (unit === "ratio") return value.toFixed(2);
  if (unit === "MB") return `${Math.round(value)} MB`;
  return value.toLocaleString("en");
}

function printTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const [head, ...body] = rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)));
  return [head, widths.map((width) => "-".repeat(width)), ...body]
    .map((row = []) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function escapeText(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("<", "&lt;");
}
