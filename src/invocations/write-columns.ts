import { type Sql, sql } from "../sql/index.js";

export function writeColumns(names: readonly string[]): Sql {
  return sql.join(names.map(sql.identifier), ", ");
}
