import { fetchBytes, messageOf } from "../io/index.js";
import { QUERY_PATH } from "../profile/index.js";
import { printColumns, readColumns } from "./read-columns.js";

const QUERY = `SELECT table_schema, table_name, column_name, data_type, is_nullable, ordinal_position
  FROM information_schema.columns ORDER BY table_schema, table_name, ordinal_position`;

/** Queries a server for the columns of its SQL tables. Returns the content of a file for `schemas/tables`. */
export async function fetchColumns(adminUrl: string): Promise<Buffer> {
  const url = `${adminUrl}${QUERY_PATH}`;
  const headers = { accept: "application/json", "content-type": "application/json" };
  const { status, bytes } = await fetchBytes(url, { method: "POST", headers, body: JSON.stringify({ query: QUERY }) });
  const text = bytes.toString("utf8");
  if (status !== 200) throw new Error(`The answer of ${url} has status ${status}: ${text}`);
  try {
    return Buffer.from(printColumns(readColumns(readRows(text))));
  } catch (cause) {
    throw new Error(`The answer of ${url} is not the columns of its tables: ${messageOf(cause)}`, { cause });
  }
}

function readRows(text: string): unknown {
  const answer: unknown = JSON.parse(text);
  return typeof answer === "object" && answer !== null && "rows" in answer ? answer.rows : undefined;
}
