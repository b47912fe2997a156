import { describe, expect, it } from "vitest";
import { Columns } from "../../../src/sql/columns.js";
import type { SqlRow } from "../../../src/sql/row-reader.js";

function fill(rows: readonly string[], known: readonly string[] = []): SqlRow[] {
  const columns = new Columns(known);
  return rows.map((text) => {
    const row = JSON.parse(text);
    columns.fill([row]);
    return row;
  });
}

describe("the columns of a result", () => {
  it.each<[string, { given: string[]; known?: string[]; want: unknown[] }]>([
    [
      "are those of the rows before",
      {
        given: ['{"a":1,"b":2}', '{"b":3}'],
        want: [
          { a: 1, b: 2 },
          { a: null, b: 3 },
        ],
      },
    ],
    [
      "grow with each row",
      {
        given: ['{"b":1}', '{"a":2,"c":3}', "{}"],
        want: [{ b: 1 }, { a: 2, b: null, c: 3 }, { a: null, b: null, c: null }],
      },
    ],
    [
      "are known by name, in any order",
      {
        given: ['{"a":1,"b":2}', '{"b":3}'],
        known: ["c", "b"],
        want: [
          { a: 1, b: 2, c: null },
          { a: null, b: 3, c: null },
        ],
      },
    ],
    [
      "may have any name",
      {
        given: ['{"__proto__":1,"constructor":2}', "{}"],
        want: [JSON.parse('{"__proto__":1,"constructor":2}'), JSON.parse('{"__proto__":null,"constructor":null}')],
      },
    ],
    [
      "keep what a row has",
      {
        given: ['{"a":null,"b":[]}', '{"a":{}}'],
        want: [
          { a: null, b: [] },
          { a: {}, b: null },
        ],
      },
    ],
  ])("%s", (_, { given, known, want }) => {
    // As entries, since toEqual takes what is called __proto__ for no field.
    const list = (rows: readonly unknown[]) => rows.map((row) => Object.entries(Object(row)).sort());
    expect(list(fill(given, known))).toEqual(list(want));
  });
});

describe("rows without common columns", () => {
  const unlike = (count: number) => Array.from({ length: count }, (_, index): SqlRow => ({ [`c${index}`]: index }));
  const problem = "the rows have too few columns in common; if that is expected, list the columns in `columns`";

  it("gain at most a million nulls plus two for each byte", () => {
    // Each row lacks the columns of those before it.
    expect(() => new Columns().fill(unlike(1_400))).not.toThrow();
    expect(() => new Columns().fill(unlike(1_500))).toThrow(problem);
    const columns = new Columns();
    columns.allow(100_000);
    expect(() => columns.fill(unlike(1_500))).not.toThrow();
  });

  it("gain any number of nulls in named columns", () => {
    const rows = unlike(1_100);
    const columns = new Columns(rows.flatMap(Object.keys));
    columns.fill(rows);
    expect(rows.map((row) => Object.keys(row).length)).toEqual(Array(1_100).fill(1_100));
  });
});
