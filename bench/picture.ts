import { CONFIGURABLE } from "./measures.js";
import { collectValues, type Results } from "./results.js";

/** The clients of the picture: those that make the same typed calls. */
const CLIENTS = ["restate-admin-client", "openapi-fetch", "hey-api", "orval", "redocly generate-client"];
const FACTS: Readonly<Record<string, string>> = {
  rejects: "rejects errors",
  encodes: "encodes paths",
  retries: "retries",
};
const BARS: Readonly<Record<string, readonly [title: string, print: (value: number) => string]>> = {
  instantiations: ["work of TypeScript, four calls", (value) => value.toLocaleString("en")],
  one: ["bundle, one operation", (value) => `${(value / 1_000).toFixed(1)} kB`],
  GET: ["CPU of a call, to openapi-fetch", (value) => value.toFixed(2)],
};

const THEMES = {
  light: { text: "#1f2328", muted: "#59636e", bar: "#afb8c1", own: "#0969da" },
  dark: { text: "#e6edf3", muted: "#9198a1", bar: "#484f58", own: "#4493f8" },
};
export type Theme = keyof typeof THEMES;
export const themes: readonly Theme[] = ["light", "dark"];

const [NAMES, FACT, BAR, ROW, TOP] = [190, 90, 170, 26, 34] as const;

/** Draws what a call of each client does, and what it costs. Every figure comes from the results. */
export function printPicture(results: Results, theme: Theme): string {
  const { text, muted, bar, own } = THEMES[theme];
  const values = collectValues(results);
  const write = (x: number, y: number, words: string, fill: string, size = 13) =>
    `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}">${words}</text>`;
  const factAt = (index: number) => NAMES + index * FACT;
  const barAt = (index: number) => factAt(Object.keys(FACTS).length) + index * BAR;
  const [width, height] = [barAt(Object.keys(BARS).length), TOP + CLIENTS.length * ROW + 28];

  const titles = [
    ...Object.values(FACTS).map((title, index) => write(factAt(index), 18, title, muted, 11)),
    ...Object.values(BARS).map(([title], index) => write(barAt(index), 18, title, muted, 11)),
  ];
  const rows = CLIENTS.flatMap((client, row) => {
    const y = TOP + row * ROW;
    const measured = values.get(client) ?? {};
    const facts = Object.keys(FACTS).map((key, index) => {
      const words = measured[key] === 1 ? "yes" : measured[key] === CONFIGURABLE ? "if set" : "no";
      return write(factAt(index), y + 14, words, words === "yes" ? text : muted);
    });
    const bars = Object.entries(BARS).flatMap(([key, [, print]], index) => {
      const value = measured[key];
      if (value === undefined) return [];
      const most = Math.max(...CLIENTS.map((each) => values.get(each)?.[key] ?? 0));
      const length = Math.max(2, Math.round((value / most) * (BAR - 75)));
      return [
        `<rect x="${barAt(index)}" y="${y + 3}" width="${length}" height="14" rx="2" fill="${row === 0 ? own : bar}"/>`,
        write(barAt(index) + length + 6, y + 14, print(value), text, 11),
      ];
    });
    return [write(4, y + 14, client, row === 0 ? own : text), ...facts, ...bars];
  });
  const dates = new Set(["types", "bundle", "cpu"].map((section) => results.sections[section]?.date));
  const note = `measured on ${[...dates].sort().join(" and ")}; shorter is better`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-sans-serif, system-ui, sans-serif">`,
    "<title>What a call does with each client, and what it costs</title>",
    ...titles,
    ...rows,
    write(NAMES, height - 12, note, muted, 11),
    "</svg>",
    "",
  ].join("\n");
}
