import type { Results } from "./results.js";

/** The clients of the picture: those that make the same typed calls. */
const CLIENTS = ["restate-admin-client", "openapi-fetch", "hey-api", "orval", "redocly generate-client"];

const BARS = [
  {
    section: "types",
    key: "instantiations",
    title: "work of TypeScript, three calls",
    write: (value: number) => value.toLocaleString("en"),
  },
  {
    section: "bundle",
    key: "one",
    title: "bundle, one operation",
    write: (value: number) => `${(value / 1_000).toFixed(1)} kB`,
  },
  { section: "cpu", key: "GET", title: "CPU of a call, to openapi-fetch", write: (value: number) => value.toFixed(2) },
];
const FACTS = [
  { key: "rejects", title: "rejects errors" },
  { key: "encodes", title: "encodes paths" },
  { key: "retries", title: "retries" },
];

const THEMES = {
  light: { text: "#1f2328", muted: "#59636e", bar: "#afb8c1", own: "#0969da" },
  dark: { text: "#e6edf3", muted: "#9198a1", bar: "#484f58", own: "#4493f8" },
};
export type Theme = keyof typeof THEMES;
export const themes: readonly Theme[] = ["light", "dark"];

const [NAMES, FACT, BAR, ROW, TOP] = [190, 90, 170, 26, 34] as const;

/** Draws what a call of each client does, and what it costs. Every figure comes from the results. */
export function printPicture({ sections }: Results, theme: Theme): string {
  const { text, muted, bar, own } = THEMES[theme];
  const measured = (section: string, client: string, key: string) =>
    sections[section]?.contestants.find(({ name }) => name === client)?.values[key];
  const write = (x: number, y: number, words: string, fill: string, size = 13) =>
    `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}">${words}</text>`;
  const barAt = (index: number) => NAMES + FACTS.length * FACT + index * BAR;
  const width = barAt(BARS.length);
  const height = TOP + CLIENTS.length * ROW + 28;
  const dates = new Set(BARS.map(({ section }) => sections[section]?.circumstances.date));
  const note = write(
    NAMES,
    height - 12,
    `measured on ${[...dates].sort().join(" and ")}; shorter is better`,
    muted,
    11,
  );

  const titles = [
    ...FACTS.map(({ title }, index) => write(NAMES + index * FACT, 18, title, muted, 11)),
    ...BARS.map(({ title }, index) => write(barAt(index), 18, title, muted, 11)),
  ];
  const rows = CLIENTS.flatMap((client, row) => {
    const y = TOP + row * ROW;
    const facts = FACTS.map(({ key }, index) => {
      const value = measured("behaviour", client, key);
      return write(
        NAMES + index * FACT,
        y + 14,
        value === 1 ? "yes" : value === 0 ? "no" : "if set",
        value === 1 ? text : muted,
      );
    });
    const bars = BARS.flatMap(({ section, key, write: print }, index) => {
      const value = measured(section, client, key);
      if (value === undefined) return [];
      const most = Math.max(...CLIENTS.map((each) => measured(section, each, key) ?? 0));
      const length = Math.max(2, Math.round((value / most) * (BAR - 75)));
      const fill = row === 0 ? own : bar;
      return [
        `<rect x="${barAt(index)}" y="${y + 3}" width="${length}" height="14" rx="2" fill="${fill}"/>`,
        write(barAt(index) + length + 6, y + 14, print(value), text, 11),
      ];
    });
    return [write(4, y + 14, client, row === 0 ? own : text), ...facts, ...bars];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-sans-serif, system-ui, sans-serif">`,
    "<title>What a call does with each client, and what it costs</title>",
    ...titles,
    ...rows,
    note,
    "</svg>",
    "",
  ].join("\n");
}
