import type { InvocationStatus } from "../../generated/tables.js";
import { assertArguments, assertRule, oneOf, type RequestOptions, type Rule } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { FIELD_COLUMNS, type InvocationFilter, writeCondition } from "./invocation-filter.js";
import { readSource } from "./invocation-source.js";

/** The fields of a filter by which invocations can be counted, and their values. */
interface Groups {
  readonly service: string;
  readonly handler: string;
  /** Null for invocations of a service. */
  readonly key: string | null;
  readonly status: InvocationStatus;
  /** Null for invocations that are not pinned yet. */
  readonly deployment: string | null;
}

/** A field of a filter by which {@link AdminClient.countInvocationsBy} counts. */
export type InvocationField = keyof Groups;

/** How many invocations have certain values. */
export type InvocationCount<Field extends InvocationField = InvocationField> = Pick<Groups, Field> & {
  readonly count: number;
};

const FIELDS: Rule = ["an array of at least one", (value) => Array.isArray(value) && value.length > 0];

/** Counts invocations by fields of the filter. Like {@link AdminClient.countInvocationsBy}, with the client as the first argument. */
export async function countInvocationsBy<Field extends InvocationField>(
  client: Client,
  fields: readonly Field[],
  filter: InvocationFilter = {},
  options: RequestOptions = {},
): Promise<InvocationCount<Field>[]> {
  const checked = assertArguments("countInvocationsBy", {}, options);
  assertRule(fields, FIELDS, "countInvocationsBy: the fields");
  for (const field of fields) assertRule(field, oneOf(Object.keys(FIELD_COLUMNS)), "countInvocationsBy: each field");
  const columns = fields.map((field) => sql`${sql.identifier(FIELD_COLUMNS[field])} AS ${sql.identifier(field)}`);
  const places = sql.join(
    fields.map((_, index) => sql`${index + 1}`),
    ", ",
  );
  const query = sql`SELECT ${sql.join(columns, ", ")}, count(*) AS count FROM sys_invocation
    WHERE ${writeCondition("countInvocationsBy", filter)} GROUP BY ${places} ORDER BY count DESC, ${places}`;
  return readSource(client, query, (each) =>
    queryRows<InvocationCount<Field>>(client, each, { ...checked, columns: fields }),
  );
}
