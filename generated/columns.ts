// Generated from Admin API by `npm run generate`. Do not edit.

/** The columns that `state` has in every version that has it. */
export const STATE_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "key",
  "key_length",
  "value_utf8",
  "value",
  "value_length",
] as const;

/** Columns that only some versions of `state` have. */
export const STATE_NEWER_COLUMNS = ["scope"] as const;

/** The columns that `sys_deployment` has in every version that has it. */
export const SYS_DEPLOYMENT_COLUMNS = [
  "id",
  "ty",
  "endpoint",
  "created_at",
  "min_service_protocol_version",
  "max_service_protocol_version",
  "services",
] as const;

/** The columns that `sys_idempotency` has in every version that has it. */
export const SYS_IDEMPOTENCY_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "service_handler",
  "idempotency_key",
  "invocation_id",
] as const;

/** The columns that `sys_inbox` has in every version that has it. */
export const SYS_INBOX_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "id",
  "sequence_number",
  "created_at",
] as const;

/** The columns that `sys_invocation` has in every version that has it. */
export const SYS_INVOCATION_COLUMNS = [
  "id",
  "target",
  "target_service_name",
  "target_service_key",
  "target_handler_name",
  "target_service_ty",
  "idempotency_key",
  "invoked_by",
  "invoked_by_service_name",
  "invoked_by_id",
  "invoked_by_subscription_id",
  "invoked_by_target",
  "restarted_from",
  "pinned_deployment_id",
  "pinned_service_protocol_version",
  "trace_id",
  "journal_size",
  "journal_commands_size",
  "created_at",
  "created_using_restate_version",
  "modified_at",
  "inboxed_at",
  "scheduled_at",
  "scheduled_start_at",
  "running_at",
  "completed_at",
  "completion_retention",
  "journal_retention",
  "suspended_waiting_for_completions",
  "suspended_waiting_for_signals",
  "retry_count",
  "last_start_at",
  "next_retry_at",
  "last_attempt_deployment_id",
  "last_attempt_server",
  "last_failure",
  "last_failure_error_code",
  "last_failure_related_entry_index",
  "last_failure_related_entry_name",
  "last_failure_related_entry_type",
  "last_failure_related_command_index",
  "last_failure_related_command_name",
  "last_failure_related_command_type",
  "status",
  "completion_result",
  "completion_failure",
] as const;

/** Columns that only some versions of `sys_invocation` have. */
export const SYS_INVOCATION_NEWER_COLUMNS = [
  "vqueue_id",
  "scope",
  "limit_key",
  "suspended_waiting_future_json",
  "last_awaiting_on_future_json",
] as const;

/** The columns that `sys_invocation_state` has in every version that has it. */
export const SYS_INVOCATION_STATE_COLUMNS = [
  "partition_key",
  "id",
  "in_flight",
  "retry_count",
  "last_start_at",
  "last_attempt_deployment_id",
  "last_attempt_server",
  "next_retry_at",
  "last_failure",
  "last_failure_error_code",
  "last_failure_related_command_index",
  "last_failure_related_command_name",
  "last_failure_related_command_type",
  "last_failure_related_entry_index",
  "last_failure_related_entry_name",
  "last_failure_related_entry_type",
] as const;

/** Columns that only some versions of `sys_invocation_state` have. */
export const SYS_INVOCATION_STATE_NEWER_COLUMNS = ["last_awaiting_on_future_json"] as const;

/** The columns that `sys_invocation_status` has in every version that has it. */
export const SYS_INVOCATION_STATUS_COLUMNS = [
  "partition_key",
  "id",
  "status",
  "completion_result",
  "completion_failure",
  "target",
  "target_service_name",
  "target_service_key",
  "target_handler_name",
  "target_service_ty",
  "idempotency_key",
  "invoked_by",
  "invoked_by_id",
  "invoked_by_subscription_id",
  "invoked_by_service_name",
  "invoked_by_target",
  "restarted_from",
  "pinned_deployment_id",
  "pinned_service_protocol_version",
  "trace_id",
  "journal_size",
  "journal_commands_size",
  "created_at",
  "created_using_restate_version",
  "modified_at",
  "inboxed_at",
  "scheduled_at",
  "scheduled_start_at",
  "running_at",
  "completed_at",
  "completion_retention",
  "journal_retention",
  "suspended_waiting_for_completions",
  "suspended_waiting_for_signals",
] as const;

/** Columns that only some versions of `sys_invocation_status` have. */
export const SYS_INVOCATION_STATUS_NEWER_COLUMNS = [
  "vqueue_id",
  "scope",
  "limit_key",
  "suspended_waiting_future_json",
] as const;

/** The columns that `sys_journal` has in every version that has it. */
export const SYS_JOURNAL_COLUMNS = [
  "partition_key",
  "id",
  "index",
  "entry_type",
  "name",
  "completed",
  "invoked_id",
  "invoked_target",
  "sleep_wakeup_at",
  "promise_name",
  "raw",
  "version",
  "entry_json",
  "entry_lite_json",
  "appended_at",
] as const;

/** Columns that only some versions of `sys_journal` have. */
export const SYS_JOURNAL_NEWER_COLUMNS = ["raw_length"] as const;

/** The columns that `sys_journal_events` has in every version that has it. */
export const SYS_JOURNAL_EVENTS_COLUMNS = [
  "partition_key",
  "id",
  "after_journal_entry_index",
  "appended_at",
  "event_type",
  "event_json",
] as const;

/** The columns that `sys_keyed_service_status` has in every version that has it. */
export const SYS_KEYED_SERVICE_STATUS_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "invocation_id",
] as const;

/** The columns that `sys_locks` has in every version that has it. */
export const SYS_LOCKS_COLUMNS = ["partition_key", "scope", "lock_name", "acquired_at", "acquired_by"] as const;

/** The columns that `sys_promise` has in every version that has it. */
export const SYS_PROMISE_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "key",
  "completed",
  "completion_success_value",
  "completion_success_value_utf8",
  "completion_failure",
] as const;

/** Columns that only some versions of `sys_promise` have. */
export const SYS_PROMISE_NEWER_COLUMNS = ["scope"] as const;

/** The columns that `sys_rules` has in every version that has it. */
export const SYS_RULES_COLUMNS = [
  "pattern",
  "concurrency",
  "description",
  "disabled",
  "version",
  "last_modified",
] as const;

/** The columns that `sys_scheduler` has in every version that has it. */
export const SYS_SCHEDULER_COLUMNS = [
  "partition_key",
  "id",
  "num_inbox",
  "status",
  "head_entry_id",
  "scheduled_at",
  "blocked_on",
  "blocked_on_json",
  "invoker_concurrency_block_duration",
  "throttling_rules_block_duration",
  "invoker_throttling_block_duration",
  "invoker_memory_block_duration",
  "concurrency_rules_block_duration",
  "lock_block_duration",
  "deployment_concurrency_block_duration",
] as const;

/** The columns that `sys_service` has in every version that has it. */
export const SYS_SERVICE_COLUMNS = ["name", "revision", "public", "ty", "deployment_id"] as const;

/** The columns that `sys_user_limits` has in every version that has it. */
export const SYS_USER_LIMITS_COLUMNS = [
  "partition_key",
  "scope",
  "l1",
  "l2",
  "level",
  "usage",
  "concurrency_limit",
  "rule_pattern",
  "available",
  "num_waiters",
] as const;

/** The columns that `sys_vqueue_entry_status` has in every version that has it. */
export const SYS_VQUEUE_ENTRY_STATUS_COLUMNS = [
  "partition_key",
  "entry_id",
  "vqueue_id",
  "stage",
  "status",
  "has_lock",
  "next_at",
  "sequence_number",
  "entry_kind",
  "created_at",
  "transitioned_at",
  "num_attempts",
  "num_errors",
  "num_pauses",
  "num_suspensions",
  "num_yields",
  "first_attempt_at",
  "latest_attempt_at",
  "first_runnable_at",
  "deployment",
  "needed_memory",
  "retry_attempts",
  "retry_count_since_last_stored_command",
  "latest_attempt_blocked_on_invoker_concurrency",
  "latest_attempt_blocked_on_throttling_rules",
  "latest_attempt_blocked_on_invoker_throttling",
  "latest_attempt_blocked_on_invoker_memory",
  "latest_attempt_blocked_on_concurrency_rules",
  "latest_attempt_blocked_on_lock",
  "latest_attempt_blocked_on_deployment_concurrency",
  "total_blocked_on_invoker_concurrency",
  "total_blocked_on_throttling_rules",
  "total_blocked_on_invoker_throttling",
  "total_blocked_on_invoker_memory",
  "total_blocked_on_concurrency_rules",
  "total_blocked_on_lock",
  "total_blocked_on_deployment_concurrency",
] as const;

/** The columns that `sys_vqueue_meta` has in every version that has it. */
export const SYS_VQUEUE_META_COLUMNS = [
  "partition_key",
  "id",
  "is_active",
  "queue_is_paused",
  "service_name",
  "scope",
  "limit_key",
  "lock_name",
  "created_at",
  "last_enqueued_at",
  "last_start_at",
  "last_attempt_at",
  "last_finish_at",
  "avg_queue_duration",
  "avg_inbox_duration",
  "avg_run_duration",
  "avg_suspension_duration",
  "avg_end_to_end_duration",
  "avg_blocked_on_concurrency_rules",
  "avg_blocked_on_invoker_concurrency",
  "avg_blocked_on_invoker_throttling",
  "avg_blocked_on_lock",
  "num_inbox",
  "num_running",
  "num_suspended",
  "num_paused",
  "num_finished",
] as const;

/** The columns that `sys_vqueues` has in every version that has it. */
export const SYS_VQUEUES_COLUMNS = [
  "partition_key",
  "id",
  "stage",
  "status",
  "has_lock",
  "run_at",
  "sequence_number",
  "entry_id",
  "entry_kind",
  "created_at",
  "transitioned_at",
  "num_attempts",
  "num_errors",
  "num_pauses",
  "num_suspensions",
  "num_yields",
  "first_attempt_at",
  "latest_attempt_at",
  "first_runnable_at",
  "deployment",
] as const;
