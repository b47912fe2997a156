import type { InvocationStatus } from "./invocation-filter.js";

/**
 * A row of the SQL table `sys_invocation`: the columns that both 1.6.2 and 1.7.12 have, under their own names. Times are ISO
 * texts in UTC, to be compared as dates: one without milliseconds has no `.000`. Durations are ISO texts such as `PT86400S`. A
 * column without a value is `null`.
 */
export interface Invocation {
  /** `inv_...`: names it for ever. */
  readonly id: string;
  /** Service, key and handler: `Counter/bob/add`. */
  readonly target: string;
  readonly target_service_name: string;
  /** The key of the virtual object or workflow; null for a service. */
  readonly target_service_key: string | null;
  readonly target_handler_name: string;
  readonly target_service_ty: "service" | "virtual_object" | "workflow";
  readonly idempotency_key: string | null;
  readonly status: InvocationStatus;
  /** Null until it is completed. */
  readonly completion_result: "success" | "failure" | null;
  /** What it failed with, once it is completed. */
  readonly completion_failure: string | null;
  /** Who called it. */
  readonly invoked_by: "ingress" | "service" | "subscription" | "restart_as_new" | (string & {});
  /** The invocation that called it. */
  readonly invoked_by_id: string | null;
  readonly invoked_by_service_name: string | null;
  /** The subscription that called it. */
  readonly invoked_by_subscription_id: string | null;
  /** The target of the invocation that called it. */
  readonly invoked_by_target: string | null;
  /** The invocation of which it is the restart. */
  readonly restarted_from: string | null;
  /** The deployment that it stays with. */
  readonly pinned_deployment_id: string | null;
  /** The version of the protocol that it stays with. */
  readonly pinned_service_protocol_version: number | null;
  /** For tracing: 32 hexadecimal digits. */
  readonly trace_id: string | null;
  /** How many entries its journal has. */
  readonly journal_size: number | null;
  /** How many of these are commands. */
  readonly journal_commands_size: number | null;
  readonly created_at: string;
  /** The version of the server that made it. */
  readonly created_using_restate_version: string | null;
  /** When its status was last changed. */
  readonly modified_at: string;
  /** When it began to wait for its turn. */
  readonly inboxed_at: string | null;
  readonly scheduled_at: string | null;
  /** When it is to start, if it was sent with a delay. */
  readonly scheduled_start_at: string | null;
  /** When it first ran. */
  readonly running_at: string | null;
  readonly completed_at: string | null;
  /** How long it is kept once it is completed. */
  readonly completion_retention: string | null;
  /** How long its journal is kept then. */
  readonly journal_retention: string | null;
  /** The completions that it waits for, by number, while it is suspended. */
  readonly suspended_waiting_for_completions: readonly number[] | null;
  /** The signals that it waits for, by number, while it is suspended. */
  readonly suspended_waiting_for_signals: readonly number[] | null;
  /** How many attempts were made. It and what follows are of the attempts since it last started: null while it is paused. */
  readonly retry_count: number | null;
  readonly last_start_at: string | null;
  readonly next_retry_at: string | null;
  readonly last_attempt_deployment_id: string | null;
  /** The SDK of the last attempt: `restate-sdk-typescript/1.14.5`. */
  readonly last_attempt_server: string | null;
  /** What the last attempt failed with. What a paused one failed with is in its `Paused` event of `sys_journal_events`. */
  readonly last_failure: string | null;
  /** Restate's own code of that, such as `RT0006`. */
  readonly last_failure_error_code: string | null;
  /** At which command of the journal it failed. */
  readonly last_failure_related_command_index: number | null;
  readonly last_failure_related_command_name: string | null;
  readonly last_failure_related_command_type: string | null;
}

/** Every column of it: that it is complete is checked by the compiler. */
const COLUMNS: Readonly<Record<keyof Invocation, true>> = {
  id: true,
  target: true,
  target_service_name: true,
  target_service_key: true,
  target_handler_name: true,
  target_service_ty: true,
  idempotency_key: true,
  status: true,
  completion_result: true,
  completion_failure: true,
  invoked_by: true,
  invoked_by_id: true,
  invoked_by_service_name: true,
  invoked_by_subscription_id: true,
  invoked_by_target: true,
  restarted_from: true,
  pinned_deployment_id: true,
  pinned_service_protocol_version: true,
  trace_id: true,
  journal_size: true,
  journal_commands_size: true,
  created_at: true,
  created_using_restate_version: true,
  modified_at: true,
  inboxed_at: true,
  scheduled_at: true,
  scheduled_start_at: true,
  running_at: true,
  completed_at: true,
  completion_retention: true,
  journal_retention: true,
  suspended_waiting_for_completions: true,
  suspended_waiting_for_signals: true,
  retry_count: true,
  last_start_at: true,
  next_retry_at: true,
  last_attempt_deployment_id: true,
  last_attempt_server: true,
  last_failure: true,
  last_failure_error_code: true,
  last_failure_related_command_index: true,
  last_failure_related_command_name: true,
  last_failure_related_command_type: true,
};

export const INVOCATION_COLUMNS: readonly string[] = /* @__PURE__ */ Object.keys(COLUMNS);
