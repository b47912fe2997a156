import type { NamedColumns } from "./check-columns.js";
import { parseAlias } from "./parse-alias.js";
import { readTruth } from "./read-value.js";
import { type Expression, placeOf, type Row, type Scope, type Statement } from "./statement.js";

/** What a query selects from. */
export interface Source {
  readonly tables: readonly NamedColumns[];
  readonly scopes: readonly Scope[];
}

interface Part extends NamedColumns {
  readonly rows: readonly Row[];
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
    scopes = join(scopes, part, parse(statement), isLeft);
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

/** @param isLeft - Whether rows without a match stay, with nulls. */
function join(scopes: readonly Scope[], part: Part, on: Expression, isLeft: boolean): readonly Scope[] {
  const nulls: Row = Object.fromEntries(part.columns.map((column) => [column, null]));
  return scopes.flatMap((scope) => {
    const joined = part.rows.map((row): Scope => [...scope, [part.name, row]]);
    const matching = joined.filter((each) => readTruth(on(placeOf(each))));
    return matching.length === 0 && isLeft ? [[...scope, [part.name, nulls] as const]] : matching;
  });
}
