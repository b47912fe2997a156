import type { SYS_INVOCATION_COLUMNS } from "../../generated/columns.js";
import type { SysInvocation } from "../../generated/tables.js";
import { describeKind } from "../client/index.js";
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

/** An invocation id, or an object with one, such as a row of a query. */
export type BulkTarget = string | { readonly id: string };

/** @throws TypeError if the target is neither an id nor an object with one. `caller` is the called function, for the message. */
export function readId(caller: string, target: BulkTarget): string {
  const id = typeof target === "string" ? target : target?.id;
  if (typeof id === "string") return id;
  throw new TypeError(
    `${caller}: a target must be an id, or an object whose "id" is a string, not ${describeKind(target)}`,
  );
}
