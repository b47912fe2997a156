import type { ColumnRow } from "../../scripts/tables/read-columns.js";
import type { Draft } from "./draft.js";

/** A change of the document or of the SQL tables, with the changelog lines that it causes. */
export interface Mutation {
  readonly change?: (draft: Draft) => void;
  readonly changeTables?: (rows: readonly ColumnRow[]) => readonly ColumnRow[];
  readonly lines: readonly string[];
}
