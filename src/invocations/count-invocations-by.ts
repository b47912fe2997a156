import type { InvocationStatus } from "../../generated/tables.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { type InvocationFilter, writeCondition } from "./invocation-filter.js";

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

const COLUMNS: Readonly<Record<InvocationField, string>> = {
  service: "target_service_name",
  handler: "target_handler_name",
  key: "target_service_key",
  status: "status",
  deployment: "pinned_deployment_id",
};

/** Counts invocations by fields of the filter. Like {@link AdminClient.countInvocationsBy}, with the client as the first argument. */
export async function countInvocationsBy<Field extends InvocationField>(
  client: Client,
  fields: readonly Field[],
  filter: InvocationFilter = {},
  options: RequestOptions = {},
): Promise<InvocationCount<Field>[]> {
  const checked = assertArguments("countInvocationsBy", {}, options);
  assertFields(fields);
  const columns = fields.map((field) => sql`${sql.identifier(COLUMNS[field])} AS ${sql.identifier(field)}`);
  const places = sql.join(
    fields.map((_, index) => sql`${index + 1}`),
    ", ",
  );
  const query = sql`SELECT ${sql.join(columns, ", ")}, count(*) AS count FROM sys_invocation
    WHERE ${writeCondition("countInvocationsBy", filter)} GROUP BY ${places} ORDER BY count DESC, ${places}`;
  return queryRows<InvocationCount<Field>>(client, query, { ...checked, columns: fields });
}

function assertFields(fields: readonly InvocationField[]): void {
  const names = Object.keys(COLUMNS).join(", ");
  if (!Array.isArray(fields) || fields.length === 0) {
    throw new TypeError(`countInvocationsBy: the fields must be an array of one or more of ${names}`);
  }
  const unknown = fields.find((field) => !Object.hasOwn(COLUMNS, field));
  if (unknown === undefined) return;
  throw new TypeError(`countInvocationsBy: unknown field "${String(unknown)}"; the fields are ${names}`);
}
