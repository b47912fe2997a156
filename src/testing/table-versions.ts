import { rowSamples } from "../../generated/samples.js";
import { isAtLeast } from "../client/index.js";
import { schemaHistory } from "../schema/index.js";

/** The newest version that changed the API or the tables. */
export const NEWEST: string = [
  ...schemaHistory.map(({ version }) => version),
  ...Object.values(rowSamples)
    .flatMap((table) => [table, ...Object.values(table.columns ?? {})])
    .flatMap(({ since = "", goneIn = "" }) => [since, goneIn]),
].reduce((newest, version) => (isAtLeast(version, newest) ? version : newest));

/** Whether a version of the server has a table, or a column of it. */
export function isInVersion(serverVersion: string, table: string, column?: string): boolean {
  const sample = rowSamples[table];
  const { since, goneIn } = (column === undefined ? sample : sample?.columns?.[column]) ?? {};
  const isThere = since === undefined || isAtLeast(serverVersion, since);
  return isThere === true && (goneIn === undefined || !isAtLeast(serverVersion, goneIn));
}
