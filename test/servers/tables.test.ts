import { beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../src/schema/index.js";
import { useServer } from "../kit/use-server.js";
import { isSince } from "../kit/versions.js";
import { type Declaration, type Documented, fits, readInterfaces } from "./read-interfaces.js";
import { playScenario, tableServers } from "./table-scenario.js";

const interfaces = readInterfaces();

const SCRIPTED = "1.7.12";

/** The format of a string column whose type says too little. */
const FORMS: readonly (readonly [type: RegExp, form: RegExp])[] = [
  [/^Timestamp/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/],
  [/^Duration/, /^P(0D|T[\d.]+S)$/],
  [/Binary$/, /^([\da-f]{2})*$/],
];

describe.each(tableServers)("the tables of $version, virtual queues: $hasQueues", (which) => {
  const { version, hasQueues } = which;
  const server = useServer(version, which.env);
  const columns = new Map<string, ReadonlyMap<string, string>>();

  beforeAll(async () => {
    const rows = await server.admin.queryRows<Record<"table_name" | "column_name" | "data_type", string>>(
      "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'",
    );
    for (const { table_name, column_name, data_type } of rows) {
      columns.set(table_name, new Map([...(columns.get(table_name) ?? []), [column_name, data_type]]));
    }
    await playScenario(server, which);
  });

  it("match those documented for this version", () => {
    const documented = [...interfaces].filter(([, table]) => isIn(version, table)).map(([table]) => table);
    expect([...columns.keys()].sort()).toEqual(documented.sort());
  });

  it("have the columns documented for this version, optional if another version lacks them", () => {
    for (const [table, own] of columns) {
      const fields = [...declarationOf(table).fields];
      const documented = fields.filter(([, field]) => isIn(version, field)).map(([name]) => name);
      expect([...own.keys()].sort(), table).toEqual(documented.sort());
      const required = fields.filter(([, { since, goneIn }]) => !since && !goneIn).map(([name]) => name);
      expect(fields.filter(([, field]) => !field.isOptional).map(([name]) => name)).toEqual(required);
      expect(listColumns(table), table).toEqual(required);
    }
  });

  it("have values that match their types, except in a few empty tables", async () => {
    const empty: string[] = [];
    for (const [table, own] of columns) {
      const { fields } = declarationOf(table);
      const rows = await server.admin.queryRows(`SELECT * FROM ${table}`, { columns: listColumns(table) });
      if (rows.length === 0) empty.push(table);
      for (const [name, type] of own) {
        const field = fields.get(name);
        const values = rows.map((row) => row[name]).filter((value) => value !== undefined || !field?.isOptional);
        const wrong = values.filter((value) => !field || !fits(value, field.type) || !hasForm(value, type));
        expect(wrong, `${table}.${name}: ${field?.type.getText()}`).toEqual([]);
      }
    }
    // No scenario fills the tables of later versions yet.
    const scripted = empty.filter((table) => isSince(SCRIPTED, declarationOf(table).since ?? SCRIPTED));
    expect(scripted.sort()).toEqual(listEmpty(version, hasQueues));
  });
});

function isIn(version: string, { since, goneIn }: Documented): boolean {
  return (since === undefined || isSince(version, since)) && (goneIn === undefined || !isSince(version, goneIn));
}

function declarationOf(table: string): Declaration {
  const found = interfaces.get(table);
  if (found === undefined) throw new Error(`generated/tables.ts has no ${table}`);
  return found;
}

function listColumns(table: string): readonly string[] {
  const found = Object.entries(schema.tableColumns).find(([name]) => name === table);
  if (found === undefined) throw new Error(`the package exports no list of the columns of ${table}`);
  return found[1].always;
}

function hasForm(value: unknown, type: string): boolean {
  const form = FORMS.find(([pattern]) => pattern.test(type))?.[1];
  return form === undefined || typeof value !== "string" || form.test(value);
}

function listEmpty(version: string, hasQueues: boolean): readonly string[] {
  if (isSince(version, "1.8.0")) return ["sys_inbox"];
  if (hasQueues) return ["sys_inbox", "sys_keyed_service_status"];
  if (!isSince(version, "1.7.0")) return ["sys_idempotency"];
  const queues = ["sys_scheduler", "sys_user_limits", "sys_vqueue_entry_status", "sys_vqueue_meta", "sys_vqueues"];
  return ["sys_locks", ...queues];
}
