import { expect, it } from "vitest";
import { createPathSerializer, createQuerySerializer } from "../../../src/runtime.js";

const value = { a: "", "b&": "c,d", none: null };

it.each<[Parameters<typeof createPathSerializer>[0][string]["style"], boolean, unknown, string]>([
  ["simple", true, value, "a=,b%26=c%2Cd"],
  ["simple", false, value, "a,,b%26,c%2Cd"],
  ["label", true, value, ".a=.b%26=c%2Cd"],
  ["label", false, ["x", 5], ".x,5"],
  // RFC 6570, 3.2.7: an empty value has no "=".
  ["matrix", true, value, ";a;b%26=c%2Cd"],
  ["matrix", true, ["", "y"], ";x;x=y"],
  ["matrix", false, ["", "y"], ";x=,y"],
  ["matrix", false, "", ";x"],
])("a path has the style %s, exploded %s, for %j", (style, explode, given, want) => {
  expect(createPathSerializer({ x: { style, explode } })("/things/{x}", { x: given })).toBe(`/things/${want}`);
});

it.each([[[]], [[""]], [["a", null]], [[["a"]]], [{}], [{ a: null }], [{ a: { b: 1 } }]])(
  "a path cannot have %j",
  (given) => {
    for (const style of ["simple", "label"] as const) {
      const write = createPathSerializer({ x: { style, explode: true } });
      expect(() => write("/things/{x}", { x: given })).toThrow("x of /things/{x} must be ");
    }
  },
);

it("a list with a separator may hold the names and values of an object", () => {
  const write = createQuerySerializer({ x: { style: "pipeDelimited", explode: false } });
  expect(write({ x: { a: 1, b: "c|d" }, "y z": [] })).toBe("x=a%7C1%7Cb%7Cc%7Cd");
});
