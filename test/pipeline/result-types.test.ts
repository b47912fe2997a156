import { expect, it } from "vitest";
import { listFailures } from "../../scripts/release/compile-client.js";
import { put, useProjectFolder } from "../kit/use-folder.js";

/** A type of a result, and the kinds of its values as a program reads them: it must expect every value of an enum. */
interface Type {
  readonly text: string;
  readonly kinds: ReadonlySet<string>;
}

const ATOMS: readonly Type[] = Object.entries({
  string: "string",
  '"a"': "string",
  number: "number",
  null: "null",
  undefined: "undefined",
  "{ b: string | null }": "b",
}).map(([text, kind]) => ({ text, kinds: new Set([kind]) }));
const VOID: Type = { text: "void", kinds: new Set() };

/** Every type alone, and every union of two. */
const types: readonly Type[] = [
  ...ATOMS,
  ...ATOMS.flatMap((first, index) =>
    ATOMS.slice(index + 1).map(({ text, kinds }) => ({
      text: `${first.text} | ${text}`,
      kinds: new Set([...first.kinds, ...kinds]),
    })),
  ),
];

const PLACES: readonly ((type: string) => string)[] = [
  (type) => `Promise<${type}>`,
  (type) => `Promise<{ readonly field: ${type} }>`,
  (type) => `Promise<readonly (${type})[]>`,
  (type) => `AsyncIterable<Record<string, ${type}>>`,
];

/** Whether a program that reads the older type can read the newer one. */
function canRead(older: Type, newer: Type): boolean {
  return older === VOID || [...newer.kinds].every((kind) => older.kinds.has(kind));
}

interface Pair {
  readonly name: string;
  readonly older: Type;
  readonly newer: Type;
  readonly place: (type: string) => string;
}

/** A third of the pairs, since the compiler explains each one that fails. */
const pairs: readonly Pair[] = [VOID, ...types].flatMap((older, row) =>
  types.flatMap((newer, column) => {
    const place = PLACES[older === VOID ? 0 : row % PLACES.length] ?? String;
    return (row + column) % 3 > 0 ? [] : [{ name: `go${row}x${column}`, older, newer, place }];
  }),
);
const describePair = ({ older, newer, place }: Pair) => `${place(older.text)} becomes ${newer.text}`;

const printClient = (version: "older" | "newer") => `
export interface AdminClient {
${pairs.map((pair) => `${pair.name}(): ${pair.place(pair[version].text)};`).join("\n")}
}
export interface ErrorResponses {}
`;

it("a call no longer compiles if its result may be a value that a program does not expect there", () => {
  const root = useProjectFolder("result-types-test");
  put(root, "package.json", { type: "module" });
  const FILES = { index: "AdminClient", "schema/index": "ErrorResponses", "kysely/index": "", "testing/index": "" };
  for (const [file, name] of Object.entries(FILES)) {
    const up = file.includes("/") ? "../.." : "..";
    put(root, `src/${file}.ts`, `export type { ${name} } from "${up}/generated/client.js";`);
  }
  put(root, "generated/client.ts", printClient("older"));
  const failed = new Set(listFailures(root, new Map([["client.ts", printClient("newer")]])).map(({ name }) => name));
  expect(pairs.filter(({ name }) => failed.has(name)).map(describePair)).toEqual(
    pairs.filter(({ older, newer }) => !canRead(older, newer)).map(describePair),
  );
  expect(failed.size).toBeLessThan(pairs.length);
});
