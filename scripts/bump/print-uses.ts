import { listNames, readModel } from "../emit/index.js";
import type { Api } from "../generate/index.js";
import { stringLiteral } from "../io/index.js";
import { nameTables, nameValues, type TableNames } from "../model/index.js";
import { type Column, isAlways, type Table, typeOfColumn } from "../tables/index.js";
import { printOperationUse } from "./print-operation-use.js";
import { nameUse } from "./use.js";

/**
 * Prints a program that uses every export of the client for one version of the API. It calls every function, including
 * bulk functions, with every option and every field of the body, reads every field of the results and every column of
 * the tables, and names every type. It spells out the shapes of that version, so it compiles against another client
 * only if code written for that version does.
 *
 * @param client - The path by which the program imports the client.
 * @param schema - The path by which it imports the types of the API and of the tables.
 */
export function printUses({ document, tables }: Api, client: string, schema: string): string {
  const { operations, types } = readModel(document);
  const names = nameTables(
    tables.map(({ name }) => name),
    [...listNames(operations), ...types.values()],
  );
  return [
    `import * as restate from ${JSON.stringify(client)};`,
    `import * as schema from ${JSON.stringify(schema)};`,
    "",
    "const client = restate.createClient();",
    "const admin = restate.createAdminClient();",
    "",
    "/** Stands for all that a program does with such a value. */",
    "declare function use<T>(value: T): void;",
    "",
    ...operations.flatMap((operation) => printOperationUse(document, operation)),
    ...[...types].map(([schema, name]) => printTypeUse(schema, name)),
    ...tables.flatMap((table) => printTableUse(table, names.get(table.name))),
    ...printValueTypes(tables),
    "",
  ].join("\n");
}

function printTypeUse(schema: string, name: string): string {
  const use = nameUse({ kind: "type", name });
  return `type ${use} = schema.${name} | schema.components["schemas"][${stringLiteral(schema)}];`;
}

/** Prints the named types of column values and their lists, once each: columns of several tables may share one. */
function printValueTypes(tables: readonly Table[]): readonly string[] {
  const names = tables.flatMap(({ columns }) => columns.flatMap(({ typeName }) => typeName ?? []));
  return [...new Set(names)].flatMap((name) => [
    `type ${nameUse({ kind: "type", name })} = schema.${name};`,
    `use<readonly schema.${name}[]>(schema.${nameValues(name)});`,
  ]);
}

function printTableUse(table: Table, names: TableNames | undefined): readonly string[] {
  if (names === undefined) return [];
  return [
    `export function ${nameUse({ kind: "table", name: table.name })}(row: schema.${names.row}): void {`,
    ...table.columns.flatMap((column) => printColumnRead(table.name, column)).map((line) => `  ${line}`),
    `  use<readonly string[]>(schema.${names.columns});`,
    "}",
  ];
}

/** Prints statements that read a column. A string is read as `string`, because a new version may add values. */
function printColumnRead(table: string, column: Column): readonly string[] {
  const access = `row[${stringLiteral(column.name)}]`;
  const plain = typeOfColumn(table, { ...column, values: [] });
  const type = [plain, ...(column.isNullable ? ["null"] : []), ...(isAlways(column.lifetime) ? [] : ["undefined"])];
  const compared = column.values.map((value) => `use(${access} === ${stringLiteral(value)});`);
  return [`use<${type.join(" | ")}>(${access});`, ...compared];
}
