import { nameFreely, splitWords, toPascalCase } from "../../openapi/model/index.js";
import { RESTATE } from "../profile.js";

/** The names generated for a table: the type of its rows, and the list of its columns. */
export interface TableNames {
  readonly row: string;
  readonly columns: string;
}

/** Names tables: `all_things` is `AllThings` and `ALL_THINGS_COLUMNS`; `taken` are the other generated names. */
export function nameTables(tables: readonly string[], taken: readonly string[]): ReadonlyMap<string, TableNames> {
  const names = new Map<string, TableNames>();
  const owners = new Map<string, string>();
  const avoided = new Set([...RESTATE.taken.functions, ...taken]);
  for (const table of tables) {
    const words = splitWords(table);
    const row = nameFreely(words.map(toPascalCase).join(""), avoided, RESTATE.taken);
    const columns = nameFreely(`${words.join("_").toUpperCase()}_COLUMNS`, avoided, RESTATE.taken);
    const owner = owners.get(row);
    if (owner !== undefined) throw new Error(`The tables "${owner}" and "${table}" both become the type ${row}`);
    owners.set(row, table);
    names.set(table, { row, columns });
  }
  return names;
}

/** Names the list of the values of a type: `ThingColor` becomes `THING_COLOR_VALUES`. */
export function nameValues(type: string): string {
  return `${type.replace(/\B[A-Z]/g, "_$&").toUpperCase()}_VALUES`;
}
