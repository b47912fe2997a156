import { expect, it } from "vitest";
import { readArguments, USAGE } from "../../scripts/generate-arguments.js";

const read = (line: string) => readArguments(line.split(" ").filter((each) => each !== ""));
const defaults = { schema: undefined, tables: undefined, out: undefined, overlays: undefined, lint: "error" };

it.each<[string, object]>([
  ["", {}],
  ["--check --lint warn", { check: true, lint: "warn" }],
  ["--lint off --out a", { lint: "off", out: "a" }],
  ["--schema a --tables b --out c", { schema: "a", tables: "b", out: "c" }],
  ["--overlay a --overlay b", { overlays: ["a", "b"] }],
  ["--no-overlays", { overlays: [] }],
  ["--help", { help: true }],
])("`%s` is read", (line, wanted) => {
  expect(read(line)).toEqual({ ...defaults, check: false, help: false, ...wanted });
});

it.each([
  ["--bogus", /'--bogus'.*npm run generate -- \[options\]/s],
  ["a.json", "Unexpected argument 'a.json'"],
  ["--lint loud", '--lint is error, warn or off, not "loud"'],
  ["--overlay a --no-overlays", "exclude each other"],
  ["--schema a", "--schema needs --out"],
  ["--tables a --out b", "--tables needs --schema"],
])("`%s` is refused", (line, message) => expect(() => read(line)).toThrow(message));

it("the help names every option", () => {
  const flags = "schema tables out overlay no-overlays lint check help".split(" ");
  expect(flags.filter((flag) => !USAGE.includes(`  --${flag} `))).toEqual([]);
});
