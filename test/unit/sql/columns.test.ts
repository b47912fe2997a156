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
  const full: SqlRow = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`c${index}`, index]));
  /** Each row but the first gains 20 nulls. */
  const list = (nulls: number) => [{ ...full }, ...Array.from({ length: nulls / 20 }, (): SqlRow => ({}))];

  it("gain at most a million nulls plus two for each byte", () => {
    const problem = "the rows have too few columns in common; if that is expected, list the columns in `columns`";
    expect(() => new Columns().fill(list(1_000_020))).toThrow(problem);
    const columns = new Columns();
    columns.allow(10);
    expect(() => columns.fill(list(1_000_020))).not.toThrow();
  });

  it("gain any number of nulls in named columns", () => {
    const rows = list(1_000_020);
    new Columns(Object.keys(full)).fill(rows);
    expect(rows.every((row) => Object.keys(row).length === 20)).toBe(true);
  });
});
