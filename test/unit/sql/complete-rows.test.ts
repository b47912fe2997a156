import { describe, expect, it } from "vitest";
import { completeRows } from "../../../src/sql/columns.js";
import type { SqlRow } from "../../../src/sql/row-reader.js";

describe("the columns of a result", () => {
  it.each<[string, string, string, string[]?]>([
    ["are those of all rows", '{"b":1},{"a":2}', '{"b":1,"a":null},{"a":2,"b":null}'],
    [
      "are known by name, in any order",
      '{"a":1},{"b":3}',
      '{"a":1,"b":null,"c":null},{"a":null,"b":3,"c":null}',
      ["c"],
    ],
    [
      "may have any name",
      '{"__proto__":1,"constructor":2},{}',
      '{"__proto__":1,"constructor":2},{"__proto__":null,"constructor":null}',
    ],
    ["keep what a row has", '{"a":null,"b":[]},{"a":{}}', '{"a":null,"b":[]},{"a":{},"b":null}'],
  ])("%s", (_, given, want, known) => {
    const rows: SqlRow[] = JSON.parse(`[${given}]`);
    completeRows(rows, new Set(known));
    // As entries, since toEqual ignores a field called __proto__.
    const list = (each: readonly object[]) => each.map((row) => Object.entries(row).sort());
    expect(list(rows)).toEqual(list(JSON.parse(`[${want}]`)));
  });

  it("are those of the rows before", () => {
    const known = new Set<string>();
    completeRows([{ a: 1 }], known);
    const later: SqlRow[] = [{ b: 2 }];
    completeRows(later, known);
    expect(later).toEqual([{ a: null, b: 2 }]);
  });

  it("are at most 1,000, unless they are named", () => {
    const names = Array.from({ length: 1_001 }, (_, index) => `c${index}`);
    const rows = names.map((name): SqlRow => ({ [name]: 1 }));
    expect(() => completeRows(rows, new Set())).toThrow("the rows have more than 1000 columns; list them in `columns`");
    completeRows(rows, new Set(names));
    expect(rows.every((row) => Object.keys(row).length === names.length)).toBe(true);
  });
});
