import { describe, expect, it } from "vitest";
import { Columns } from "../../../src/sql/columns.js";
import type { SqlRow } from "../../../src/sql/row-reader.js";

describe("the columns of a result", () => {
  it.each<[string, string, string, string[]?]>([
    ["are those of the rows before", '{"a":1,"b":2},{"b":3}', '{"a":1,"b":2},{"a":null,"b":3}'],
    ["grow with each row", '{"b":1},{"a":2,"c":3},{}', '{"b":1},{"a":2,"b":null,"c":3},{"a":null,"b":null,"c":null}'],
    [
      "are known by name, in any order",
      '{"a":1,"b":2},{"b":3}',
      '{"a":1,"b":2,"c":null},{"a":null,"b":3,"c":null}',
      ["c", "b"],
    ],
    [
      "may have any name",
      '{"__proto__":1,"constructor":2},{}',
      '{"__proto__":1,"constructor":2},{"__proto__":null,"constructor":null}',
    ],
    ["keep what a row has", '{"a":null,"b":[]},{"a":{}}', '{"a":null,"b":[]},{"a":{},"b":null}'],
  ])("%s", (_, given, want, known) => {
    const rows: SqlRow[] = JSON.parse(`[${given}]`);
    const columns = new Columns(known);
    for (const row of rows) columns.fill([row]);
    // As entries, since toEqual ignores a field called __proto__.
    const list = (each: readonly object[]) => each.map((row) => Object.entries(row).sort());
    expect(list(rows)).toEqual(list(JSON.parse(`[${want}]`)));
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
