import type { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import type { SysInvocation } from "../../generated/tables.js";
import { type Sql, sql } from "../sql/index.js";
import type { InvocationFailure } from "./failure.js";

/**
 * A row of the SQL table `sys_invocation`, with the columns that all supported versions have.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`. Durations are ISO strings
 * such as `PT86400S`. A column without a value is `null`.
 */
export interface Invocation extends Pick<SysInvocation, (typeof SYS_INVOCATION_COLUMNS)[number]> {}

/** An invocation, with its last failure. */
export interface InvocationWithFailure extends Invocation {
  /** Undefined if the invocation never failed. */
  readonly failure: InvocationFailure | undefined;
}

export function writeColumns(names: readonly string[]): Sql {
  return sql.join(names.map(sql.identifier), ", ");
}
