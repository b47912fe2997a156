import { basename, dirname, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { assertLinear } from "../../../scripts/document/assert-linear.js";

function check(document: unknown, more: Readonly<Record<string, unknown>> = {}): void {
  assertLinear({
    contents: new Map([["/api/a.json", document], ...Object.entries(more)]),
    locate: (from, reference) => resolve(dirname(from), reference),
    name: (path) => basename(path),
  });
}

const ref = (name: string | number) => ({ $ref: `#/schemas/${name}` });

/** References of which each refers to the next; the last of them to a schema. */
function chain(length: number, last: object = {}): Record<string, object> {
  const names = Array.from({ length }, (_, index) => [index, ref(index + 1)] as const);
  return { ...Object.fromEntries(names), [length]: last };
}

describe("a chain of references", () => {
  it("may have 100", () => {
    expect(() => check({ schemas: chain(100) })).not.toThrow();
  });

  it.each([
    ["101", { schemas: chain(101) }],
    ["3,000", { schemas: chain(3000) }],
    ["30,000", { schemas: chain(30_000) }],
    [
      "200, with text between the slashes",
      { schemas: JSON.parse(JSON.stringify(chain(200)).replaceAll("#/s", "#//s")) },
    ],
    ["200, encoded", { schemas: JSON.parse(JSON.stringify(chain(200)).replaceAll("#/s", "#/%73")) }],
    ["200, in a list", { schemas: Array.from({ length: 200 }, (_, index) => ref(index + 1)) }],
    [
      "200, with something beside each",
      { schemas: JSON.parse(JSON.stringify(chain(200)).replaceAll('{"$', '{"type":"object","$')) },
    ],
  ])("is refused if it has %s, and the first of it is named", (_, document) => {
    expect(() => check(document)).toThrow(
      /^a.json: The reference #\/\S+ leads through more than 100 others: point it at the last one$/,
    );
  });

  it("is refused if two stand in each path, so that 60 lead through a trillion", () => {
    // The name at the end of A's path leads through B, so that A takes as many steps as the next A and the one after it.
    const schemas = Array.from({ length: 60 }, (_, index) => [
      [`A${index}`, ref(`A${index + 1}/x`)],
      [`B${index}`, ref(`A${index + 1}/y`)],
      [`Z${index}`, { x: ref(`B${index}`), y: ref(`Z${index - 2}`) }],
    ]);
    const ends = { A60: ref("Z60"), Z60: { x: ref("Z59"), y: ref("Z58") } };
    expect(() => check({ schemas: { ...Object.fromEntries(schemas.flat()), ...ends } })).toThrow(
      "leads through more than 100 others",
    );
  });

  it("is refused if it leads back to itself", () => {
    expect(() => check({ schemas: { A: ref("B"), B: ref("A") } })).toThrow(
      "The reference #/schemas/B refers to itself",
    );
    expect(() => check({ schemas: { A: { $ref: "#/schemas/A/b" } } })).toThrow("#/schemas/A/b refers to itself");
    expect(() => check({ a: { $ref: "#" }, $ref: "#" })).toThrow("# refers to itself");
  });

  it("is none if it leads to something that holds references, itself among them", () => {
    const holds = (index: number) => ({ properties: { next: ref(index + 1) } });
    const schemas = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [index, holds(index)]));
    expect(() =>
      check({ schemas: { ...schemas, 3000: { properties: { next: ref(0), self: ref(3000) } } } }),
    ).not.toThrow();
  });

  it("is refused if it leads through 200 places of several files, or of its own by its name", () => {
    const places = (name: (index: number) => string) =>
      Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [index, { $ref: `${name(index + 1)}#/schemas/${index + 1}` }]),
      );
    const alternating = { schemas: places((index) => (index % 2 === 0 ? "a.json" : "more/../b.json")) };
    expect(() => check(alternating, { "/api/b.json": alternating })).toThrow("leads through more than 100 others");
    expect(() => check({ schemas: places(() => "../api/a.json") })).toThrow("leads through more than 100 others");
    const inOne = { "/api/b.json": { schemas: chain(101) } };
    expect(() => check({}, inOne)).toThrow("b.json: The reference #/schemas/1 leads through more than 100 others");
  });

  it("ends where it leads to nothing, to a name and to another file", () => {
    const a = { ...ref("gone"), b: { $ref: "#anchor" }, c: { $ref: "other.yaml#/a" }, d: ref("3/gone/4") };
    expect(() => check({ a, schemas: chain(3) })).not.toThrow();
  });
});

describe("the parts of a schema", () => {
  it.each(["allOf", "anyOf", "oneOf"])("may be 1000 in %s, and no more", (key) => {
    const document = (length: number) => ({ schemas: { A: { [key]: Array.from({ length }, () => ({})) } } });
    expect(() => check(document(1000))).not.toThrow();
    expect(() => check(document(1001))).toThrow(`#/schemas/A/${key} has 1001 parts, more than 1000: group them`);
  });
});
