import { describe, expect, it } from "vitest";
import { emitColumnLists, emitTableColumns, emitTables, nameTables } from "../../../scripts/emit/tables.js";
import { compareTables } from "../../../scripts/tables/compare-tables.js";
import type { Column, Table } from "../../../scripts/tables/table.js";
import { typeOfColumn } from "../../../scripts/tables/type-of-column.js";
import { taken } from "../../kit/taken-names.js";

function createColumn(column: Partial<Column> = {}): Column {
  return {
    ...{ name: "id", description: "Its name.", deprecated: undefined, dataTypes: ["LargeUtf8"], isNullable: true },
    ...{ values: [], isOpen: false, typeName: undefined, fitsNumber: false, lifetime: undefined, ...column },
  };
}

function createTable(...columns: readonly Column[]): Table {
  return { name: "sys_thing", description: "One for each thing.", lifetime: undefined, columns };
}

function emit(...columns: readonly Column[]): string {
  return emitTables(nameTables([createTable(...columns)], taken.types)).join("\n");
}

// The tables of Restate, in generated/, have the other types.
it.each([
  [["Utf8"], {}, "string"],
  [["LargeUtf8"], { values: ["a", 'b"'] }, '"a" | "b\\""'],
  [["LargeUtf8"], { values: ["a"], isOpen: true }, '"a" | (string & {})'],
  [["Float64"], {}, "number"],
  [["UInt64"], { fitsNumber: true }, "number"],
  [["List(UInt64)"], {}, "readonly (number | bigint)[]"],
  [["UInt32", "LargeUtf8", "Utf8"], {}, "number | string"],
])("the type of a column with %j, %j, is %s", (dataTypes, column, want) => {
  expect(typeOfColumn("sys_thing", createColumn({ dataTypes, ...column }))).toBe(want);
});

it.each(["Decimal128(38, 10)", "List(Struct)", "Map"])("a column of type %s stops the run", (dataType) => {
  const column = createColumn({ name: "sum", dataTypes: [dataType] });
  expect(() => typeOfColumn("sys_thing", column)).toThrow(/^sys_thing\.sum is .* no TypeScript type is known/);
});

describe("the code of a table", () => {
  it("has each fact about a column in its comment, and quotes a name that is not an identifier", () => {
    const columns = [
      createColumn({ isNullable: false }),
      createColumn({ name: "in", dataTypes: ["UInt32"], description: "", lifetime: { since: "1.7.2" } }),
      createColumn({ name: "a-b", deprecated: "Use `id`.", lifetime: { goneIn: "1.8.0" } }),
    ];
    expect(emit(...columns)).toContain(`export interface SysThing {
  /** Its name. */
  readonly id: string;
  /**
   * A column of type UInt32, which is not described yet.
   *
   * @since Restate 1.7.2
   */
  readonly in?: number | null;
  /**
   * Its name.
   *
   * Restate 1.8.0 and later versions do not have this column.
   * @deprecated Use \`id\`.
   */
  readonly "a-b"?: string | null;
}
`);
    const named = nameTables([{ ...createTable(...columns), name: "sys thing" }], taken.types);
    const lists = named.flatMap(emitColumnLists).join("\n");
    expect(lists).toContain('export const SYS_THING_COLUMNS = [\n  "id",\n]');
    expect(lists).toContain('export const SYS_THING_NEWER_COLUMNS = [\n  "in",\n  "a-b",\n]');
    const text = emitTableColumns(named).join("\n");
    expect(text).toContain('  readonly "sys thing": SysThing;');
    expect(text).toContain('"sys thing": { always: SYS_THING_COLUMNS, all: ["id", "in", "a-b"] },');
  });

  it("has one type for the columns that share it, which must have the same values", () => {
    const column = { typeName: "ThingStatus", values: ["on", 'o"'] };
    const text = emit(createColumn(column), createColumn({ ...column, name: "last" }));
    expect(text.match(/export type ThingStatus = "on" \| "o\\"";/g)).toHaveLength(1);
    const other = createColumn({ ...column, values: ["on"] });
    expect(() => emit(createColumn(column), other)).toThrow('gives the type ThingStatus different values: "on"');
  });

  it("keeps every text inside its comment", () => {
    const text = emit(createColumn({ description: "*/ evil() /* @deprecated", deprecated: "*/ bad()" }));
    for (const words of ["*\\/ evil() /* \\@deprecated", "@deprecated *\\/ bad()"]) expect(text).toContain(words);
  });

  it("has another name if the usual one is taken", () => {
    const named = nameTables([createTable(createColumn())], new Set(["SysThing", "SYS_THING_COLUMNS"]));
    expect(emitTables(named).join("\n")).toContain("export interface SysThing_ {");
    expect(named.flatMap(emitColumnLists)).toContain("export const SYS_THING_COLUMNS_ = [");
  });

  it.each(["sys-thing", "sys_thing_newer"])("shares no name with the table %s", (name) => {
    const newer = createColumn({ name: "new", lifetime: { since: "1.7.2" } });
    const tables = [createTable(createColumn(), newer), { ...createTable(createColumn(), newer), name }];
    const names = nameTables(tables, taken.types).flatMap((each) => [
      each.rowType,
      each.columnList,
      each.newerColumnList,
    ]);
    expect(new Set(names).size).toBe(6);
  });
});

it("two versions of tables differ by added, removed and retyped columns, and not by columns that were gone before", () => {
  const gone = { goneIn: "1.8.0" };
  const before = [
    createTable(
      createColumn(),
      createColumn({ name: "old" }),
      createColumn({ name: "same", dataTypes: ["Utf8"] }),
      createColumn({ name: "vague", isNullable: false }),
    ),
    { ...createTable(createColumn()), name: "sys_old" },
  ];
  const after = [
    createTable(
      createColumn({ dataTypes: ["LargeUtf8", "UInt32"] }),
      createColumn({ name: "old", lifetime: gone }),
      createColumn({ name: "same" }),
      createColumn({ name: "fresh" }),
      createColumn({ name: "vague" }),
    ),
    { ...createTable(createColumn()), name: "sys_old", lifetime: gone },
    { ...createTable(createColumn()), name: "sys_fresh" },
  ];
  expect(compareTables(before, after)).toEqual({
    added: ["`fresh` of the SQL table `sys_thing`", "the SQL table `sys_fresh`"],
    removed: ["`old` of the SQL table `sys_thing`", "the SQL table `sys_old`"],
    changed: [
      "`id` of the SQL table `sys_thing` is now `string | number | null` (was `string | null`)",
      "`vague` of the SQL table `sys_thing` is now `string | null` (was `string`)",
    ],
  });
  expect(compareTables(after, after)).toEqual({ added: [], removed: [], changed: [] });
});
