import fc from "fast-check";

/** The place of a text in a response. */
export type Place = (typeof PLACES)[number];
const PLACES = ["rows", "body", "error", "text", "header"] as const;

export interface Shape {
  readonly place: Place;
  readonly name: string;
  readonly write: (bytes: number) => string;
}

type Part = readonly [name: string, write: (bytes: number) => string];

/** The repeated text. Alone, it is part of a JSON string. A `#` stands for a growing number. */
const PIECES: readonly string[] = [
  ...["x", " ", "ü", '\\"', "\\\\", "\\n", "\\u0000", "c#", "7", "-", ".", "e9", "'", "<", "/*", "[", "]}", '},{\\"'],
  ..."failed: node |Error when routing |cannot find node |External error: |Internal error: |' not found, ".split("|"),
  ..."Datafusion error: |was shut down|bad path: |service '|No such scanner|is completed|partition ".split("|"),
];

const BEGINNINGS: readonly string[] = "|Error when routing |Datafusion error: |service '|bad path: |<| ".split("|");

const VALUES: readonly string[] = [
  ...'1|null|-0.5e-7|9007199254740993|"9007199254740993"|[]|{}|{"c#":1}|{"a":[9007199254740993]}'.split("|"),
  ...['":9007199254740993,"', "7".repeat(400)].map((text) => (text.startsWith('"') ? JSON.stringify(text) : text)),
];

function repeat(piece: string, bytes: number, separator = ""): string {
  const count = Math.max(1, Math.floor(bytes / (piece.length + separator.length + 2)));
  return Array.from({ length: count }, (_, index) => piece.replace("#", `${index}`)).join(separator);
}

const anyValue: fc.Arbitrary<Part> = fc.oneof<fc.Arbitrary<Part>[]>(
  fc
    .tuple(fc.constantFrom(...BEGINNINGS), fc.constantFrom(...PIECES), fc.constantFrom(...PIECES))
    .map(
      ([start, ...pieces]): Part => [
        `a string of ${start}${pieces.join("")}`,
        (bytes) => `"${start}${repeat(pieces.join(""), bytes)}"`,
      ],
    ),
  fc.constantFrom(...VALUES).map((value): Part => [`a list of ${value}`, (bytes) => `[${repeat(value, bytes, ",")}]`]),
  fc
    .constantFrom("7", "-7", "0.7", "1e-7")
    .map((start): Part => [`a long ${start}`, (bytes) => start + "7".repeat(bytes)]),
  fc.constantFrom('{"a":', "[").map(
    (open): Part => [
      `nested ${open}`,
      (bytes) => {
        const depth = Math.floor(bytes / (open.length + 1) / 8);
        return `${open.repeat(depth)}9007199254740993${(open === "[" ? "]" : "}").repeat(depth)}`;
      },
    ],
  ),
  fc.constant<Part>(["an object of many names", (bytes) => `{${repeat('"c#":1', bytes, ",")}}`]),
);

const anyRows: fc.Arbitrary<Part> = fc.oneof<fc.Arbitrary<Part>[]>(
  anyValue.map(([name, write]): Part => [`a row with ${name}`, (bytes) => `{"a":${write(bytes)}}`]),
  fc
    .constantFrom(...VALUES)
    .map((value): Part => [`rows of ${value}`, (bytes) => repeat(`{"a":${value}}`, bytes, ",")]),
  fc.constant<Part>(["rows of unlike columns", (bytes) => repeat('{"c#":1}', bytes, ",")]),
  fc.constant<Part>([
    "empty rows after a wide one",
    (bytes) => `{${repeat('"c#":1', bytes / 2, ",")}},${repeat("{}", bytes / 2, ",")}`,
  ]),
  fc.constant<Part>([
    "columns in another order",
    (bytes) => {
      const columns = repeat('"c#":1', bytes / 2, ",");
      return `{${columns}},{${columns.split(",").reverse().join(",")}}`;
    },
  ]),
  fc.constant<Part>(["blanks between rows", (bytes) => `{"a":1}${" ".repeat(bytes)},{"a":1}${" ".repeat(bytes)}`]),
);

export const anyShape: fc.Arbitrary<Shape> = fc
  .constantFrom(...PLACES)
  .chain((place) => (place === "rows" ? anyRows : anyValue).map(([name, write]) => ({ place, name, write })));
