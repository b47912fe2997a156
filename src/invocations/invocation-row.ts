import { SYS_INVOCATION_COLUMNS, type SysInvocation } from "../../generated/tables.js";

export const INVOCATION_COLUMNS: readonly InvocationColumn[] = SYS_INVOCATION_COLUMNS;

type InvocationColumn = (typeof SYS_INVOCATION_COLUMNS)[number];

/**
 * A row of the SQL table `sys_invocation`: the columns that every version has, under their own names. Times are ISO texts in
 * UTC, to be compared as dates: one without milliseconds has no `.000`. Durations are ISO texts such as `PT86400S`. A column
 * without a value is `null`.
 */
export interface Invocation extends Pick<SysInvocation, InvocationColumn> {}
