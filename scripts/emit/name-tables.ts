import { nameFreely, splitWords, toPascalCase } from "../model/index.js";
import { RESTATE } from "../profile/index.js";
import type { Table } from "../tables/index.js";

/** A table with the names that are generated for it. */
export interface NamedTable extends Table {
  /** The type of its rows. */
  readonly rowType: string;
  /** The list of its columns that every version has. */
  readonly columnList: string;
  /** The list of its other columns. */
  readonly newerColumnList: string;
}

/** Names tables: `all_things` is `AllThings` and `ALL_THINGS_COLUMNS`, for instance; `taken` are the other generated names. */
export function nameTables(tables: readonly Table[], taken: readonly string[]): readonly NamedTable[] {
  const owners = new Map<string, string>();
  const avoided = new Set([...RESTATE.taken.functions, ...taken]);
  return tables.map((table) => {
    const words = splitWords(table.name);
    const nameList = (end: string) => nameFreely(`${words.join("_").toUpperCase()}_${end}`, avoided, RESTATE.taken);
    const rowType = nameFreely(words.map(toPascalCase).join(""), avoided, RESTATE.taken);
    const [columnList, newerColumnList] = [nameList("COLUMNS"), nameList("NEWER_COLUMNS")];
    const owner = owners.get(rowType);
    if (owner !== undefined)
      throw new Error(`The tables "${owner}" and "${table.name}" both become the type ${rowType}`);
    owners.set(rowType, table.name);
    return { ...table, rowType, columnList, newerColumnList };
  });
}

/** Names the list of the values of a type: `ThingColor` becomes `THING_COLOR_VALUES`. */
export function nameValues(type: string): string {
  return `${type.replace(/\B[A-Z]/g, "_$&").toUpperCase()}_VALUES`;
}
