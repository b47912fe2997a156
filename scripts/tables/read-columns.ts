import { fetchBytes, isJsonObject, readBySchema, withPlace } from "../io/index.js";
import { RESTATE } from "../profile/index.js";

/** A row of `information_schema.columns`. */
export interface ColumnRow {
  readonly table_schema: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: string;
  /** Starts at 0. */
  readonly ordinal_position: number;
}

/** @throws Error if a row has the wrong form. */
export function readColumns(rows: unknown): readonly ColumnRow[] {
  return readBySchema("columns.schema.json", rows);
}

const QUERY = `SELECT table_schema, table_name, column_name, data_type, is_nullable, ordinal_position
  FROM information_schema.columns ORDER BY table_schema, table_name, ordinal_position`;

/** Queries a server for the columns of its SQL tables. Returns the content of a file for `schemas/tables`. */
export async function fetchColumns(adminUrl: string): Promise<Buffer> {
  const url = `${adminUrl}${RESTATE.queryPath}`;
  const headers = { accept: "application/json", "content-type": "application/json" };
  const { status, bytes } = await fetchBytes(url, { method: "POST", headers, body: JSON.stringify({ query: QUERY }) });
  const text = bytes.toString("utf8");
  if (status !== 200) throw new Error(`The response of ${url} has status ${status}: ${text}`);
  return withPlace(`The response of ${url} does not list the columns of its tables`, () => {
    const answer: unknown = JSON.parse(text);
    const rows = readColumns(isJsonObject(answer) ? answer.rows : answer);
    // One row per line, so that a diff of two versions is readable.
    return Buffer.from(`[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
  });
}
