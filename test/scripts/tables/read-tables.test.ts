import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { beforeEach, describe, expect, it } from "vitest";
import { findNewestSchema, findSchemas } from "../../../scripts/read/index.js";
import { readColumns } from "../../../scripts/tables/read-columns.js";
import { readCorrections } from "../../../scripts/tables/read-corrections.js";
import { readTables } from "../../../scripts/tables/read-tables.js";
import type { Table } from "../../../scripts/tables/table.js";
import { root, useFolder } from "../../kit/use-folder.js";

/** The newest version whose tables schemas/tables/corrections.yaml describes. */
const DESCRIBED = "1.7.12";

const folder = join(useFolder("read-tables-test"), "tables");
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

/** `{ state: { key: "Utf8" } }` */
type Shape = Readonly<Record<string, Readonly<Record<string, string>>>>;

function saveVersion(version: string, shape: Shape, schema = "public", is_nullable = "YES"): void {
  const rows = Object.entries(shape).flatMap(([table_name, columns]) =>
    Object.entries(columns).map(([column_name, data_type], ordinal_position) => {
      return { table_schema: schema, table_name, column_name, data_type, is_nullable, ordinal_position };
    }),
  );
  writeFileSync(join(folder, `${version}.json`), JSON.stringify(rows));
}

async function read(
  corrections: string,
  title = "Admin API",
  version = "1.9.0",
  isNeeded = false,
): Promise<readonly Table[]> {
  saveCorrections(`x-target-title: Admin API\n${corrections}`);
  return readTables({ info: { title, version } }, folder, { needsTables: isNeeded });
}

function saveCorrections(text: string): void {
  writeFileSync(join(folder, "corrections.yaml"), text);
}

describe("the tables of a document", () => {
  it("are those of the versions up to the document's, the newest one's columns first", async () => {
    saveVersion("1.9.0", { state: { gone: "Utf8", key: "Utf8" }, sys_old: { id: "Utf8" } });
    saveVersion("1.10.0", { state: { scope: "Utf8", key: "LargeUtf8" }, sys_new: { id: "Utf8" } });
    saveVersion("1.11.0", { sys_newer: { id: "Utf8" } });

    const tables = await read("", "Admin API", "1.10.0");
    expect(tables.map(({ name, lifetime }) => [name, lifetime])).toEqual([
      ["state", undefined],
      ["sys_new", { since: "1.10.0" }],
      ["sys_old", { goneIn: "1.10.0" }],
    ]);
    expect(tables[0]?.columns.map(({ name, dataTypes, lifetime }) => [name, dataTypes, lifetime])).toEqual([
      ["scope", ["Utf8"], { since: "1.10.0" }],
      ["key", ["Utf8", "LargeUtf8"], undefined],
      ["gone", ["Utf8"], { goneIn: "1.10.0" }],
    ]);
    // A table that is new has its columns in every version that has it.
    expect(tables[1]?.columns[0]?.lifetime).toBeUndefined();
  });

  it("have a nullable column if any version has it as nullable, even an older one", async () => {
    for (const [old, current, isNullable] of [
      ["YES", "NO", true],
      ["NO", "YES", true],
      ["NO", "NO", false],
    ] as const) {
      saveVersion("1.8.0", { state: { key: "Utf8" } }, "public", old);
      saveVersion("1.9.0", { state: { key: "Utf8" } }, "public", current);
      expect((await read(""))[0]?.columns).toMatchObject([{ name: "key", isNullable }]);
    }
  });

  it("leave out tables that a query can only reach by the name of their schema", async () => {
    saveVersion("1.9.0", { hidden: { id: "Utf8" } }, "internal");
    expect(await read("")).toEqual([]);
  });

  it("have the corrections of the column itself, then of similar tables, the first one first, then of all columns of that name", async () => {
    saveVersion("1.9.0", {
      a: { x: "Utf8", y: "Utf8", z: "UInt64" },
      b: { x: "Utf8", y: "Utf8", z: "UInt64" },
      c: { y: "Utf8", z: "UInt64" },
    });
    const [, b] = await read(`
columns:
  x: { description: everywhere, never-null: true }
  z: everywhere
tables:
  a: { columns: { x: { description: in a, values: [p, q] }, y: in a, z: { fits-number: true, deprecated: old } } }
  c: { columns: { y: in c, z: { deprecated: older } } }
  b: { description: The table b., like: [a, c], columns: { x: { description: in b, open: true } } }`);
    expect(b).toMatchObject({ name: "b", description: "The table b." });
    expect(b?.columns).toMatchObject([
      { name: "x", description: "in b", values: ["p", "q"], isOpen: true, isNullable: false },
      { name: "y", description: "in a", values: [], isOpen: false, isNullable: true },
      { name: "z", description: "everywhere", deprecated: "old", fitsNumber: true, isNullable: true },
    ]);
  });
});

describe("tables that must exist", () => {
  beforeEach(() => saveVersion("1.9.0", { state: { key: "Utf8" } }));

  it.each([
    ["another title", "Pet store", "1.9.0", 'with the title "Admin API" and a semantic version, not for "Pet store"'],
    ["a version that is none", "Admin API", "latest", 'not for "Admin API", version "latest"'],
  ])("are not left out for %s, if the document is of a server with tables", async (_, title, version, message) => {
    await expect(read("", title, version, true)).rejects.toThrow(message);
    expect(await read("", title, version)).toEqual([]);
    expect(await read("", "Admin API", "1.9.0", true)).toHaveLength(1);
  });

  it("are not those of another version", async () => {
    for (const version of ["1.8.0", "1.10.0", "1.10.0-rc.1"]) {
      await expect(read("", "Admin API", version)).rejects.toThrow(
        [
          `${version}.json is missing: get it with \`npm run schema:pull -- ${version}\`.`,
          "If npm does not have that server, start it, save its schema and tables with `npm run schema:pull -- --server URL --out DIR`,",
          `and add \`--tables DIR/tables/${version}.json\` to --schema.`,
        ].join("\n"),
      );
    }
  });

  it("may be in a file of any name, which takes precedence over the usual file", async () => {
    saveCorrections("x-target-title: Admin API");
    saveVersion("1.10.0", { state: { old: "Utf8" } });
    writeFileSync(join(folder, "brought"), readFileSync(join(folder, "1.10.0.json"), "utf8").replace("old", "brought"));
    for (const version of ["1.10.0", "1.11.0-rc.1"]) {
      const source = { tables: join(folder, "brought"), needsTables: false };
      const [state] = await readTables({ info: { title: "Admin API", version } }, folder, source);
      const present = state?.columns.filter(({ lifetime }) => lifetime?.goneIn === undefined);
      expect(present?.map(({ name, lifetime }) => [name, lifetime?.since])).toEqual([["brought", version]]);
    }
  });

  it("are not silently left out if corrections.yaml, which names their documents, is missing", async () => {
    const document = { info: { title: "Pet store" } };
    const read = () => readTables(document, folder, { needsTables: false });
    await expect(read()).rejects.toThrow("corrections.yaml is missing, which says for which documents");
    expect(await readTables(document, "nowhere", { needsTables: false })).toEqual([]);
    await expect(readTables(document, "nowhere", {})).rejects.toThrow("corrections.yaml is missing");
    rmSync(join(folder, "1.9.0.json"));
    expect(await read()).toEqual([]);
  });
});

describe("corrections", () => {
  it.each([
    ["nothing", "", "must be object"],
    ["no title", "columns: {}", "must have required property 'x-target-title'"],
    ["a misspelt name", "{ x-target-title: Admin API, column: {} }", 'must NOT have additional properties: "column"'],
  ])("that are %s stop the run, whatever the document", async (_, text, message) => {
    saveVersion("1.9.0", { a: { x: "Utf8" } });
    saveCorrections(text);
    await expect(readTables({ info: { title: "Pet store" } }, folder, { needsTables: false })).rejects.toThrow(
      `corrections.yaml: ${message}`,
    );
  });

  it.each([
    [
      "a misspelt field",
      "tables: { a: { columns: { x: { never_null: true } } } }",
      '/tables/a/columns/x must NOT have additional properties: "never_null"',
    ],
    ["nothing for a column", "columns: { x: }", "/columns/x must be string"],
  ])("with %s stop the run and name it", async (_, corrections, message) => {
    saveVersion("1.9.0", { a: { x: "Utf8" } });
    await expect(read(corrections)).rejects.toThrow(message);
    await expect(read(corrections)).rejects.toThrow("corrections.yaml: ");
  });

  it("of the project are for tables and columns that some version has", async () => {
    const folder = join(root, "schemas/tables");
    const { tables, columns } = readCorrections(join(folder, "corrections.yaml"));
    const rows = (await findSchemas(folder)).flatMap((file) => readColumns(JSON.parse(readFileSync(file, "utf8"))));
    const known = new Set(
      rows.flatMap(({ table_name, column_name }) => [table_name, column_name, `${table_name}.${column_name}`]),
    );
    const own = [...tables].flatMap(([table, { like, columns }]) => [
      ...[table, ...like],
      ...[...columns.keys()].map((column) => `${table}.${column}`),
    ]);
    expect(own.length).toBeGreaterThan(100);
    expect([...own, ...columns.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  it("of the project describe every table and column, except for those that came later", async () => {
    const isOld = (lifetime: Table["lifetime"]) => semver.lte(lifetime?.since ?? DESCRIBED, DESCRIBED);
    const version = basename(await findNewestSchema(join(root, "schemas/openapi")), ".json");
    const all = await readTables({ info: { title: "Admin API", version } }, join(root, "schemas/tables"), {});
    expect(all.length).toBeGreaterThan(10);
    const silent = all
      .filter(({ lifetime }) => isOld(lifetime))
      .flatMap(({ name, description, columns }) => [
        ...(description === "" ? [name] : []),
        ...columns
          .filter((column) => column.description === "" && isOld(column.lifetime))
          .map((column) => `${name}.${column.name}`),
      ]);
    expect(silent).toEqual([]);
  });
});
