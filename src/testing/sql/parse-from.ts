import { checkColumns, type NamedColumns } from "./check-columns.js";
import { joinRows, type Part } from "./join-rows.js";
import { parseAlias } from "./parse-alias.js";
import { parseOfRow } from "./parse-of-row.js";
import type { Expression, Scope, Statement } from "./statement.js";

/** What a query selects from. */
export interface Source {
  readonly tables: readonly NamedColumns[];
  readonly scopes: readonly Scope[];
}

/** Parses what follows `FROM`: a table or a query, and those that are joined to it. */
export function parseFrom(statement: Statement, parse: (statement: Statement) => Expression): Source {
  const { reader } = statement;
  const first = parsePart(statement);
  const tables: NamedColumns[] = [first];
  let scopes: readonly Scope[] = first.rows.map((row) => [[first.name, row]]);
  for (;;) {
    const isLeft = reader.accept("LEFT", "JOIN") || reader.accept("LEFT", "OUTER", "JOIN");
    if (!isLeft && !reader.accept("JOIN") && !reader.accept("INNER", "JOIN")) return { tables, scopes };
    const part = parsePart(statement);
    tables.push(part);
    reader.expect("ON");
    const on = parseOfRow(statement, "ON", parse);
    // It cannot name tables that are joined later.
    checkColumns(statement.columns.splice(0), tables);
    scopes = joinRows(scopes, part, on, isLeft);
  }
}

function parsePart(statement: Statement): Part {
  const { reader } = statement;
  if (reader.accept("(")) {
    const relation = statement.runInner();
    reader.expect(")");
    return { ...relation, name: parseAlias(statement) ?? "" };
  }
  const { kind } = reader.next;
  if (kind !== "word" && kind !== "name") reader.refuse();
  const { text } = reader.take();
  return { ...statement.readTable(text), name: parseAlias(statement) ?? text };
}
