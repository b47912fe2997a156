import { ours } from "./clients.js";
import type { Results, Section } from "./results.js";

const WIDTH = 460;
const LABEL = 190;
const BAR = 190;
const ROW = 20;
const HEAD = 52;
const GAP = 24;

/** The chart has its own card, so that it is readable on any background. */
const STYLE = `
  .card { fill: #ffffff; stroke: #d0d7de; }
  text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f; stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
  .title { font-size: 13px; font-weight: 600; }
  .better { fill: #57606a; }
  .bar { fill: #8c959f; }
  .ours { fill: #0969da; }
  .one { stroke: #57606a; stroke-dasharray: 2 3; }
  @media (prefers-color-scheme: dark) {
    .card { fill: #161b22; stroke: #30363d; }
    text { fill: #e6edf3; stroke: #161b22; }
    .better { fill: #9198a1; }
    .bar { fill: #6e7681; }
    .ours { fill: #4493f8; }
    .one { stroke: #9198a1; }
  }`;

interface Panel {
  readonly title: string;
  readonly better: "less" | "more";
  readonly bars: readonly (readonly [name: string, ratio: number])[];
}

/** Draws one panel of bars for each section that has a chart, two panels per line. */
export function drawChart({ sections }: Results): string {
  const panels = Object.values(sections).flatMap(toPanel);
  const rows: string[] = [];
  let height = GAP;
  for (let index = 0; index < panels.length; index += 2) {
    const pair = panels.slice(index, index + 2);
    rows.push(...pair.map((panel, side) => drawPanel(panel, GAP + side * (WIDTH + GAP), height)));
    height += Math.max(...pair.map(({ bars }) => HEAD + bars.length * ROW)) + GAP;
  }
  const width = 2 * WIDTH + 3 * GAP;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Benchmarks of ${ours}: ratios to what each title names">
<style>${STYLE}
</style>
<rect class="card" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.join("\n")}
</svg>
`;
}

function toPanel({ chart, contestants }: Section): readonly Panel[] {
  if (chart === undefined) return [];
  const bars = contestants.flatMap(({ name, values }): Panel["bars"] => {
    const ratio = values[chart.key];
    return ratio === undefined ? [] : [[name, ratio]];
  });
  return [{ title: chart.title, better: chart.better, bars }];
}

function drawPanel({ title, better, bars }: Panel, x: number, y: number): string {
  const ratios = bars.map(([, ratio]) => ratio).sort((a, b) => a - b);
  // Cuts off an outlier, which would make all other bars look alike. Its bar ends in a gap, and its label has the ratio.
  const limit = Math.max(
    1,
    Math.min(ratios.at(-1) ?? 1, 2 * (ratios.at(-2) ?? 1), 6 * (ratios[ratios.length >> 1] ?? 1)),
  );
  const scale = BAR / limit;
  const one = (LABEL + scale).toFixed(1);
  const lines = bars.map(([name, ratio], index) => {
    const top = HEAD + index * ROW;
    const isCut = ratio > limit;
    const length = Math.max(1, Math.min(ratio, limit) * scale);
    const style = name.startsWith(ours) ? "bar ours" : "bar";
    const bar = isCut
      ? `<path class="${style}" d="M${LABEL} ${top}h${length - 14}l-4 14h-${length - 18}zM${LABEL + length - 8} ${top}h8v14h-12z"/>`
      : `<rect class="${style}" x="${LABEL}" y="${top}" width="${length.toFixed(1)}" height="14"/>`;
    const label = `<text x="${LABEL - 8}" y="${top + 11}" text-anchor="end">${shorten(name)}</text>`;
    return `${label}${bar}<text x="${(LABEL + length + 6).toFixed(1)}" y="${top + 11}">${printRatio(ratio)}</text>`;
  });
  const end = HEAD + bars.length * ROW - 4;
  return `<g transform="translate(${x} ${y})">
<text class="title" x="0" y="14">${title}</text><text class="better" x="0" y="32">${better} is better</text>
<line class="one" x1="${one}" y1="${HEAD - 6}" x2="${one}" y2="${end}"/>
${lines.join("\n")}
</g>`;
}

/** `restate-admin-client, queryRows` -> `queryRows`: the colour shows that it is ours. */
function shorten(name: string): string {
  return name.startsWith(`${ours}, `) ? name.slice(ours.length + 2) : name;
}

function printRatio(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2);
}
