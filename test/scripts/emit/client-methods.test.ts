import { expect, it } from "vitest";
import { emitAdminClient } from "../../../scripts/emit/client-methods.js";

const functions = `
import type { Client } from "../operations.js";
import { type Rows, readRows } from "./rows.js";

export interface Found<Row> { readonly row: Row }

/**
 * Finds rows.
 *
 * @example
 * const [found] = await findRows<Row>(client, "a");
 */
export async function findRows<Row extends object = object>(client: Client, name: string, options: Rows = {}): Promise<Found<Row>[]> {
  return readRows(client, name, options);
}
export function watchRows(client: Client, ...rest: string[]): void;
export function watchRows(client: Client, first: string, second: unknown): void {}
export function countRows(rows: Rows): number {
  return rows.length;
}
`;
const emit = (...names: readonly string[]) =>
  emitAdminClient([{ path: "../src/sql/find-rows.ts", text: functions, names }]);

it("emits methods with the documentation, type parameters, and optional arguments of the functions", () => {
  const { statements, imports } = emit("findRows", "watchRows");
  expect(statements[0]).toContain(`
/**
 * Finds rows.
 *
 * @example
 * const [found] = await admin.findRows<Row>("a");
 */
findRows<Row extends object = object>(name: string, options?: Rows): Promise<Found<Row>[]>;
watchRows(...rest: string[]): void;
`);
  expect(imports).toContainEqual({ from: "./client.js", types: ["Client"] });
  expect(imports).toContainEqual({ from: "../src/sql/rows.js", types: ["Rows"] });
  expect(imports).toContainEqual({ from: "../src/sql/find-rows.js", types: ["Found"] });
});

it("rejects a public function that takes no client", () => {
  expect(() => emit("countRows")).toThrow("../src/sql/find-rows.ts: countRows must be an exported function");
});
