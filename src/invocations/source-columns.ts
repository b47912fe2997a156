import { SYS_INVOCATION_COLUMNS, SYS_INVOCATION_NEWER_COLUMNS } from "../../generated/columns.js";
import { Sql, sql } from "../sql/index.js";

/** The columns that this package adds to `sys_invocation`. */
const ADDED_COLUMNS = [
  // Whether the invocation has failed, and has made no step since.
  "repeats_step",
  // Whether the invocation waits for its next attempt in a virtual queue.
  "is_queued",
  // When the invocation last left a queue, if it had failed before.
  "left_queue_at",
  // The deployment, as `InvocationFilter.deployment` describes it.
  "on_deployment",
] as const;

export type SourceColumn =
  | (typeof SYS_INVOCATION_COLUMNS)[number]
  | (typeof SYS_INVOCATION_NEWER_COLUMNS)[number]
  | (typeof ADDED_COLUMNS)[number];

export const SOURCE_COLUMNS: readonly SourceColumn[] = /* @__PURE__ */ [
  SYS_INVOCATION_COLUMNS,
  SYS_INVOCATION_NEWER_COLUMNS,
  ADDED_COLUMNS,
].flat();

/** The columns of a failure, besides its time, and the fields of an event that they come from. */
export const FAILURE_FIELDS = {
  failure: "error_message",
  code: "error_code",
  restate_code: "restate_doc_error_code",
  stacktrace: "error_stacktrace",
  command_index: "related_command_index",
  command_name: "related_command_name",
  command_type: "related_command_type",
} as const;

export type FailureColumn = keyof typeof FAILURE_FIELDS;

/** The columns of an invocation's events that say when it failed. */
const EVENT_TIMES = [
  // The time of the last failure, and the number of entries that the journal had then.
  "failed_at",
  "failed_at_entries",
  // The time of the first failure at the step that failed last; or of the last pause, if that came at a later step.
  "stuck_since",
] as const;

type Column = SourceColumn | FailureColumn | (typeof EVENT_TIMES)[number];

/** The columns of the source of invocations and of their events. A condition that names an unknown column does not compile. */
export const columns: Readonly<Record<Column, Sql>> = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ [...SOURCE_COLUMNS, ...Object.keys(FAILURE_FIELDS), ...EVENT_TIMES].map((name) => [
    name,
    new Sql(name),
  ]),
) as Readonly<Record<Column, Sql>>;

/** Writes the deployment that an invocation is pinned to, or else runs on. An attempt keeps its pin (409 on 1.6.2 and 1.7.12). */
export function writeNeededDeployment(): Sql {
  return sql`coalesce(pinned_deployment_id, CASE WHEN status = 'running' THEN last_attempt_deployment_id END)`;
}
