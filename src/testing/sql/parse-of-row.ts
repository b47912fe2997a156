import { UnknownSqlError } from "./sql-reader.js";
import type { Statement } from "./statement.js";

/** Parses something, and says whether it has an aggregate, which is about a group of rows. */
export function parseNotingAggregates<Parsed>(
  statement: Statement,
  parse: (statement: Statement) => Parsed,
): readonly [Parsed, boolean] {
  const wasGrouped = statement.isGrouped;
  statement.isGrouped = false;
  const parsed = parse(statement);
  const hasAggregate = statement.isGrouped;
  statement.isGrouped ||= wasGrouped;
  return [parsed, hasAggregate];
}

/**
 * Parses what is evaluated for each row on its own.
 *
 * @param place - The part of the query, for the message.
 * @throws UnknownSqlError if it has an aggregate.
 */
export function parseOfRow<Parsed>(
  statement: Statement,
  place: string,
  parse: (statement: Statement) => Parsed,
): Parsed {
  const [parsed, hasAggregate] = parseNotingAggregates(statement, parse);
  refuseAggregate(hasAggregate, place);
  return parsed;
}

export function refuseAggregate(hasAggregate: boolean, place: string): void {
  if (hasAggregate) throw new UnknownSqlError(`there is an aggregate in ${place}`);
}
