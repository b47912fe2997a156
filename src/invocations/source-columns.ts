import { SYS_INVOCATION_COLUMNS, SYS_INVOCATION_NEWER_COLUMNS } from "../../generated/columns.js";
import { Sql } from "../sql/index.js";

/**
 * The columns of the source of invocations. Besides those of `sys_invocation`, it has `repeats_step`, whether the invocation has
 * failed and has made no step since; `is_queued`, whether it waits for its next attempt in a queue; `left_queue_at`, when it last
 * left the queue, if it had failed by then; and `on_deployment`, as `InvocationFilter.deployment` has it (seen on 1.6.2 and 1.7.12).
 */
export type SourceColumn =
  | (typeof SYS_INVOCATION_COLUMNS)[number]
  | (typeof SYS_INVOCATION_NEWER_COLUMNS)[number]
  | "repeats_step"
  | "is_queued"
  | "left_queue_at"
  | "on_deployment";

export const SOURCE_COLUMNS: readonly SourceColumn[] = /* @__PURE__ */ [
  SYS_INVOCATION_COLUMNS,
  SYS_INVOCATION_NEWER_COLUMNS,
  ["repeats_step", "is_queued", "left_queue_at", "on_deployment"] as const,
].flat();

/** Writes a column of the source for a condition. */
export function column(name: SourceColumn): Sql {
  return new Sql(name);
}
