import type { VersionRange } from "../history/index.js";
import { groupBy, printComment, toCommentLine, toCommentLines, toLiteral, toPropertyName } from "../io/index.js";
import { capitalize, nameTableExport, splitWords } from "../model/index.js";
import { RESTATE } from "../profile/index.js";
import { type Column, type Table, typeOfColumn, typeOfValues } from "../tables/index.js";
import type { Import } from "./source-printer.js";

/** The names that files with tables declare for any document. */
export const TABLE_NAMES = ["TableRows", "tableColumns"] as const;

export function emitTables(tables: readonly NamedTable[]): readonly string[] {
  return [...emitValues(tables), ...tables.flatMap((table) => [emitRow(table), ""])];
}

/** Names the types that {@link emitTables} declares. */
export function nameTableTypes(tables: readonly NamedTable[]): readonly string[] {
  const values = tables.flatMap(({ columns }) => columns.flatMap(({ typeName }) => typeName ?? []));
  return [...new Set(values), ...tables.map(({ rowType }) => rowType)];
}

/** Emits the named types of column values, each with a list of the values. Columns of several tables may share one. */
function emitValues(tables: readonly Table[]): readonly string[] {
  const columns = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  const named = groupBy(columns, ({ column }) => column.typeName ?? "");
  return [...named].flatMap(([name, group]) => {
    if (name === "") return [];
    const types = [...new Set(group.map(({ column }) => typeOfValues(column)))];
    if (types.length > 1)
      throw new Error(`corrections.yaml gives the type ${name} different values: ${types.join(" and ")}`);
    const places = group.map(({ table, column }) => toCommentLine(`\`${table.name}.${column.name}\``));
    return [
      `/** A value of ${places.join(" or ")}. */`,
      `export type ${name} = ${types[0]};`,
      "",
      `/** The known values of {@link ${name}}. */`,
      `export const ${nameValues(name)}: readonly ${name}[] = [`,
      ...group[0].column.values.map((value) => `  ${toLiteral(value)},`),
      "];",
      "",
    ];
  });
}

function emitRow(table: NamedTable): string {
  const select = `SELECT * FROM ${toCommentLine(table.name)}`;
  const isName = toPropertyName(table.name) === table.name;
  const columns = isName ? `tableColumns.${table.name}` : `tableColumns[${toCommentLine(toLiteral(table.name))}]`;
  const query = `queryRows<${table.rowType}>(client, "${select}", { columns: ${columns}.always })`;
  const lines = [
    ...toCommentLines(`A row of the SQL table \`${table.name}\`. ${table.description}`),
    "",
    ...describeTypes(table),
    "A column without a value is `null` if the option `columns` names it:",
    `\`${query}\`.`,
    ...describeTableLifetime(table.lifetime, "table"),
  ];
  const fields = table.columns.map((column) => emitField(table, column));
  return `${printComment(lines)}export interface ${table.rowType} {\n${fields.join("\n")}\n}`;
}

function emitField(table: Table, column: Column): string {
  const { name, description, deprecated, dataTypes, isNullable, lifetime } = column;
  const lines = [
    ...toCommentLines(description || `A column of type ${dataTypes.join(" or ")}, which is not described yet.`),
    ...describeTableLifetime(lifetime, "column"),
    ...(deprecated === undefined ? [] : [`@deprecated ${toCommentLine(deprecated)}`]),
  ];
  const mark = lifetime === undefined ? "" : "?";
  const type = `${typeOfColumn(table.name, column)}${isNullable ? " | null" : ""}`;
  return `${printComment(lines, "  ")}  readonly ${toPropertyName(name)}${mark}: ${type};`;
}

/** Emits lists of the columns that every version of a table has, and that some have. */
export function emitColumnLists({ name, columns, columnList, newerColumnList }: NamedTable): readonly string[] {
  const always = columns.filter(({ lifetime }) => lifetime === undefined);
  const some = columns.filter(({ lifetime }) => lifetime !== undefined);
  const table = `\`${toCommentLine(name)}\``;
  return [
    `/** The columns that ${table} has in every version that has it. */`,
    ...emitNames(columnList, always),
    ...(some.length === 0
      ? []
      : [`/** Columns that only some versions of ${table} have. */`, ...emitNames(newerColumnList, some)]),
  ];
}

function emitNames(list: string, columns: readonly Column[]): readonly string[] {
  return [`export const ${list} = [`, ...columns.map(({ name }) => `  ${toLiteral(name)},`), "] as const;", ""];
}

const TYPE_NOTES: readonly (readonly [dataType: RegExp, text: string])[] = [
  [/^Timestamp/, "Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`."],
  [/^Duration/, "Durations are ISO strings such as `PT86400S`."],
  [
    /Binary/,
    "Bytes are hexadecimal digits, in lower case. A query sees the bytes: `35` in a row is `X'35'` in a condition.",
  ],
];

function describeTypes({ columns }: Table): readonly string[] {
  const dataTypes = columns.flatMap((column) => column.dataTypes);
  return TYPE_NOTES.flatMap(([pattern, text]) => (dataTypes.some((type) => pattern.test(type)) ? [text] : []));
}

function describeTableLifetime(lifetime: VersionRange | undefined, what: "table" | "column"): readonly string[] {
  const { since, goneIn } = lifetime ?? {};
  return [
    ...(goneIn === undefined ? [] : ["", `${RESTATE.product} ${goneIn} and later versions do not have this ${what}.`]),
    ...(since === undefined ? [] : ["", `@since ${RESTATE.product} ${since}`]),
  ];
}

/** Emits the row type of each table by the table's name, and the columns of each table, for query builders. */
export function emitTableColumns(tables: readonly NamedTable[]): readonly string[] {
  return [
    "/** The row of each SQL table, by the name of the table. */",
    "export interface TableRows {",
    ...tables.map(({ name, rowType }) => `  readonly ${toPropertyName(name)}: ${rowType};`),
    "}",
    "",
    "/** The columns of each SQL table: `always` has those that no version of the table lacks, `all` has every column. */",
    "export const tableColumns: {",
    ...tables.map(
      ({ name, columnList }) =>
        `  readonly ${toPropertyName(name)}: { readonly always: typeof ${columnList}; readonly all: readonly string[] };`,
    ),
    "} = {",
    ...tables.map((table) => `  ${toPropertyName(table.name)}: ${printColumns(table)},`),
    "};",
  ];
}

export function importTables(tables: readonly NamedTable[]): readonly Import[] {
  return [
    { from: "./columns.js", values: tables.map(({ columnList }) => columnList) },
    { from: "./tables.js", types: tables.map(({ rowType }) => rowType) },
  ];
}

function printColumns({ columns, columnList }: NamedTable): string {
  const isStable = columns.every(({ lifetime }) => lifetime === undefined);
  const all = isStable ? columnList : `[${columns.map(({ name }) => toLiteral(name)).join(", ")}]`;
  return `{ always: ${columnList}, all: ${all} }`;
}

/** A table with the names that are generated for it. */
export interface NamedTable extends Table {
  /** The type of its rows. */
  readonly rowType: string;
  /** The list of its columns that every version has. */
  readonly columnList: string;
  /** The list of its other columns. */
  readonly newerColumnList: string;
}

/** Names tables: `all_things` is `AllThings` and `ALL_THINGS_COLUMNS`, for instance. */
export function nameTables(tables: readonly Table[], taken: ReadonlySet<string>): readonly NamedTable[] {
  const used = new Set(taken);
  const name = (text: string) => {
    const free = nameTableExport(text, used);
    used.add(free);
    return free;
  };
  return tables.map((table) => {
    const words = splitWords(table.name);
    const start = words.join("_").toUpperCase();
    const [columnList, newerColumnList] = [name(`${start}_COLUMNS`), name(`${start}_NEWER_COLUMNS`)];
    return { ...table, rowType: name(words.map(capitalize).join("")), columnList, newerColumnList };
  });
}

/** Names the list of the values of a type: `ThingColor` becomes `THING_COLOR_VALUES`. */
function nameValues(type: string): string {
  return `${type.replace(/\B[A-Z]/g, "_$&").toUpperCase()}_VALUES`;
}
