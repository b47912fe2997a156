import { describe, expect, it } from "vitest";
import { emitColumnLists, emitTableColumns, emitTables, nameTables } from "../../../scripts/emit/tables.js";
import { compareTables } from "../../../scripts/tables/compare-tables.js";
import type { Column, Table } from "../../../scripts/tables/table.js";
import { typeOfColumn } from "../../../scripts/tables/type-of-column.js";

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
  return emitTables(nameTables([createTable(...columns)], [])).join("\n");
}

describe("the type of a column", () => {
  it.each([
    [["Utf8"], {}, "string"],
    [["LargeUtf8", "Utf8"], {}, "string"],
    [["LargeUtf8"], { values: ["a", 'b"'] }, '"a" | "b\\""'],
    [["LargeUtf8"], { values: ["a"], isOpen: true }, '"a" | (string & {})'],
    [["UInt32"], {}, "number"],
    [["Float64"], {}, "number"],
    [["UInt64"], {}, "number | bigint"],
    [["UInt64"], { fitsNumber: true }, "number"],
    [["Boolean"], {}, "boolean"],
    [['Timestamp(ms, "+00:00")'], {}, "string"],
    [["Duration(ms)"], {}, "string"],
    [["LargeBinary"], {}, "string"],
    [["List(UInt64)"], {}, "readonly (number | bigint)[]"],
    [["List(LargeUtf8)"], {}, "readonly string[]"],
    [["UInt32", "LargeUtf8"], {}, "number | string"],
  ])("%j, %j, is %s", (dataTypes, column, want) => {
    expect(typeOfColumn("sys_thing", createColumn({ dataTypes, ...column }))).toBe(want);
  });

  it.each(["Decimal128(38, 10)", "List(Struct)", "Map"])("is unknown for %s, which stops the run", (dataType) => {
    const column = createColumn({ name: "sum", dataTypes: [dataType] });
    expect(() => typeOfColumn("sys_thing", column)).toThrow(/^sys_thing\.sum is .* no TypeScript type is known/);
  });
});

describe("the code of a table", () => {
  it("is an interface and a list, with all known facts", () => {
    const columns = [
      createColumn({ isNullable: false }),
      createColumn({ name: "in", dataTypes: ["UInt32"], description: "", lifetime: { since: "1.7.2" } }),
      createColumn({ name: "a-b", deprecated: "Use `id`.", lifetime: { goneIn: "1.8.0" } }),
    ];
    expect(emit(...columns)).toBe(`/**
 * A row of the SQL table \`sys_thing\`. One for each thing.
 *
 * A column without a value is \`null\` if the option \`columns\` names it:
 * \`queryRows<SysThing>(client, "SELECT * FROM sys_thing", { columns: tableColumns.sys_thing.always })\`.
 */
export interface SysThing {
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
    expect(
      nameTables([createTable(...columns)], [])
        .flatMap(emitColumnLists)
        .join("\n"),
    ).toBe(`/** The columns that \`sys_thing\` has in every version that has it. */
export const SYS_THING_COLUMNS = [
  "id",
] as const;

/** Columns that only some versions of \`sys_thing\` have. */
export const SYS_THING_NEWER_COLUMNS = [
  "in",
  "a-b",
] as const;
`);
  });

  it("is also one type with a list of its values for the columns that share them", () => {
    const column = { typeName: "ThingStatus", values: ["on", 'o"'] };
    const text = emit(createColumn(column), createColumn({ ...column, name: "last" }));
    expect(text.slice(0, text.indexOf("/**\n"))).toBe(`/** A value of \`sys_thing.id\` or \`sys_thing.last\`. */
export type ThingStatus = "on" | "o\\"";

/** The known values of {@link ThingStatus}. */
export const THING_STATUS_VALUES: readonly ThingStatus[] = [
  "on",
  "o\\"",
];

`);
    const other = createColumn({ ...column, values: ["on"] });
    expect(() => emit(createColumn(column), other)).toThrow("ThingStatus is ");
  });

  it("keeps every text inside its comment", () => {
    const text = emit(createColumn({ description: "*/ evil() /* @deprecated", deprecated: "*/ bad()" }));
    for (const words of ["*\\/ evil() /* \\@deprecated", "@deprecated *\\/ bad()"]) expect(text).toContain(words);
  });

  it("has another name if the usual one is taken", () => {
    const named = nameTables([createTable(createColumn())], ["SysThing", "SYS_THING_COLUMNS"]);
    expect(emitTables(named).join("\n")).toContain("export interface SysThing_ {");
    expect(named.flatMap(emitColumnLists)).toContain("export const SYS_THING_COLUMNS_ = [");
  });

  it("is an error if two tables become one type", () => {
    const tables = [createTable(), { ...createTable(), name: "sys-thing" }];
    expect(() => nameTables(tables, [])).toThrow('"sys_thing" and "sys-thing" both become the type SysThing');
  });
});

describe("the columns of all tables", () => {
  const columns = [
    createColumn({ lifetime: { since: "1.7.2" } }),
    createColumn({ name: "exact", dataTypes: ["UInt64"] }),
    createColumn({ name: "exact-list", dataTypes: ["List(Int64)"] }),
    createColumn({ name: "count", dataTypes: ["UInt64"], fitsNumber: true }),
  ];

  it("name the row type of each table, the columns of every version, and the columns of some version", () => {
    const text = emitTableColumns(
      nameTables([createTable(...columns), { ...createTable(), name: "sys other" }], []),
    ).join("\n");
    expect(text).toContain(`export interface TableRows {
  readonly sys_thing: SysThing;
  readonly "sys other": SysOther;
}`);
    expect(text).toContain(`} = {
  sys_thing: { always: SYS_THING_COLUMNS, all: ["id", "exact", "exact-list", "count"] },
  "sys other": { always: SYS_OTHER_COLUMNS, all: SYS_OTHER_COLUMNS },
};`);
  });
});

describe("two versions of tables", () => {
  it("differ by added, removed and retyped columns, and not by columns that were gone before", () => {
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
});
