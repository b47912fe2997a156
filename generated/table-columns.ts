// Generated from Admin API by `npm run generate`. Do not edit.

import {
  STATE_COLUMNS,
  SYS_DEPLOYMENT_COLUMNS,
  SYS_IDEMPOTENCY_COLUMNS,
  SYS_INBOX_COLUMNS,
  SYS_INVOCATION_COLUMNS,
  SYS_INVOCATION_STATE_COLUMNS,
  SYS_INVOCATION_STATUS_COLUMNS,
  SYS_JOURNAL_COLUMNS,
  SYS_JOURNAL_EVENTS_COLUMNS,
  SYS_KEYED_SERVICE_STATUS_COLUMNS,
  SYS_LOCKS_COLUMNS,
  SYS_PROMISE_COLUMNS,
  SYS_RULES_COLUMNS,
  SYS_SCHEDULER_COLUMNS,
  SYS_SERVICE_COLUMNS,
  SYS_USER_LIMITS_COLUMNS,
  SYS_VQUEUE_ENTRY_STATUS_COLUMNS,
  SYS_VQUEUE_META_COLUMNS,
  SYS_VQUEUES_COLUMNS,
} from "./columns.js";
import type {
  State,
  SysDeployment,
  SysIdempotency,
  SysInbox,
  SysInvocation,
  SysInvocationState,
  SysInvocationStatus,
  SysJournal,
  SysJournalEvents,
  SysKeyedServiceStatus,
  SysLocks,
  SysPromise,
  SysRules,
  SysScheduler,
  SysService,
  SysUserLimits,
  SysVqueueEntryStatus,
  SysVqueueMeta,
  SysVqueues,
} from "./tables.js";

/** The row of each SQL table, by the name of the table. */
export interface TableRows {
  readonly state: State;
  readonly sys_deployment: SysDeployment;
  readonly sys_idempotency: SysIdempotency;
  readonly sys_inbox: SysInbox;
  readonly sys_invocation: SysInvocation;
  readonly sys_invocation_state: SysInvocationState;
  readonly sys_invocation_status: SysInvocationStatus;
  readonly sys_journal: SysJournal;
  readonly sys_journal_events: SysJournalEvents;
  readonly sys_keyed_service_status: SysKeyedServiceStatus;
  readonly sys_locks: SysLocks;
  readonly sys_promise: SysPromise;
  readonly sys_rules: SysRules;
  readonly sys_scheduler: SysScheduler;
  readonly sys_service: SysService;
  readonly sys_user_limits: SysUserLimits;
  readonly sys_vqueue_entry_status: SysVqueueEntryStatus;
  readonly sys_vqueue_meta: SysVqueueMeta;
  readonly sys_vqueues: SysVqueues;
}

/** The columns of each SQL table: `always` has those that no version of the table lacks, `all` has every column. */
export const tableColumns: {
  readonly state: { readonly always: typeof STATE_COLUMNS; readonly all: readonly string[] };
  readonly sys_deployment: { readonly always: typeof SYS_DEPLOYMENT_COLUMNS; readonly all: readonly string[] };
  readonly sys_idempotency: { readonly always: typeof SYS_IDEMPOTENCY_COLUMNS; readonly all: readonly string[] };
  readonly sys_inbox: { readonly always: typeof SYS_INBOX_COLUMNS; readonly all: readonly string[] };
  readonly sys_invocation: { readonly always: typeof SYS_INVOCATION_COLUMNS; readonly all: readonly string[] };
  readonly sys_invocation_state: {
    readonly always: typeof SYS_INVOCATION_STATE_COLUMNS;
    readonly all: readonly string[];
  };
  readonly sys_invocation_status: {
    readonly always: typeof SYS_INVOCATION_STATUS_COLUMNS;
    readonly all: readonly string[];
  };
  readonly sys_journal: { readonly always: typeof SYS_JOURNAL_COLUMNS; readonly all: readonly string[] };
  readonly sys_journal_events: { readonly always: typeof SYS_JOURNAL_EVENTS_COLUMNS; readonly all: readonly string[] };
  readonly sys_keyed_service_status: {
    readonly always: typeof SYS_KEYED_SERVICE_STATUS_COLUMNS;
    readonly all: readonly string[];
  };
  readonly sys_locks: { readonly always: typeof SYS_LOCKS_COLUMNS; readonly all: readonly string[] };
  readonly sys_promise: { readonly always: typeof SYS_PROMISE_COLUMNS; readonly all: readonly string[] };
  readonly sys_rules: { readonly always: typeof SYS_RULES_COLUMNS; readonly all: readonly string[] };
  readonly sys_scheduler: { readonly always: typeof SYS_SCHEDULER_COLUMNS; readonly all: readonly string[] };
  readonly sys_service: { readonly always: typeof SYS_SERVICE_COLUMNS; readonly all: readonly string[] };
  readonly sys_user_limits: { readonly always: typeof SYS_USER_LIMITS_COLUMNS; readonly all: readonly string[] };
  readonly sys_vqueue_entry_status: {
    readonly always: typeof SYS_VQUEUE_ENTRY_STATUS_COLUMNS;
    readonly all: readonly string[];
  };
  readonly sys_vqueue_meta: { readonly always: typeof SYS_VQUEUE_META_COLUMNS; readonly all: readonly string[] };
  readonly sys_vqueues: { readonly always: typeof SYS_VQUEUES_COLUMNS; readonly all: readonly string[] };
} = {
  state: {
    always: STATE_COLUMNS,
    all: [
      "partition_key",
      "scope",
      "service_name",
      "service_key",
      "key",
      "key_length",
      "value_utf8",
      "value",
      "value_length",
    ],
  },
  sys_deployment: { always: SYS_DEPLOYMENT_COLUMNS, all: SYS_DEPLOYMENT_COLUMNS },
  sys_idempotency: { always: SYS_IDEMPOTENCY_COLUMNS, all: SYS_IDEMPOTENCY_COLUMNS },
  sys_inbox: { always: SYS_INBOX_COLUMNS, all: SYS_INBOX_COLUMNS },
  sys_invocation: {
    always: SYS_INVOCATION_COLUMNS,
    all: [
      "id",
      "vqueue_id",
      "target",
      "target_service_name",
      "target_service_key",
      "target_handler_name",
      "target_service_ty",
      "scope",
      "limit_key",
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
      "suspended_waiting_future_json",
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
      "last_awaiting_on_future_json",
      "status",
      "completion_result",
      "completion_failure",
    ],
  },
  sys_invocation_state: {
    always: SYS_INVOCATION_STATE_COLUMNS,
    all: [
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
      "last_awaiting_on_future_json",
    ],
  },
  sys_invocation_status: {
    always: SYS_INVOCATION_STATUS_COLUMNS,
    all: [
      "partition_key",
      "id",
      "vqueue_id",
      "status",
      "completion_result",
      "completion_failure",
      "target",
      "target_service_name",
      "target_service_key",
      "target_handler_name",
      "target_service_ty",
      "scope",
      "limit_key",
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
      "suspended_waiting_future_json",
    ],
  },
  sys_journal: {
    always: SYS_JOURNAL_COLUMNS,
    all: [
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
      "raw_length",
      "version",
      "entry_json",
      "entry_lite_json",
      "appended_at",
    ],
  },
  sys_journal_events: { always: SYS_JOURNAL_EVENTS_COLUMNS, all: SYS_JOURNAL_EVENTS_COLUMNS },
  sys_keyed_service_status: { always: SYS_KEYED_SERVICE_STATUS_COLUMNS, all: SYS_KEYED_SERVICE_STATUS_COLUMNS },
  sys_locks: { always: SYS_LOCKS_COLUMNS, all: SYS_LOCKS_COLUMNS },
  sys_promise: {
    always: SYS_PROMISE_COLUMNS,
    all: [
      "partition_key",
      "scope",
      "service_name",
      "service_key",
      "key",
      "completed",
      "completion_success_value",
      "completion_success_value_utf8",
      "completion_failure",
    ],
  },
  sys_rules: { always: SYS_RULES_COLUMNS, all: SYS_RULES_COLUMNS },
  sys_scheduler: { always: SYS_SCHEDULER_COLUMNS, all: SYS_SCHEDULER_COLUMNS },
  sys_service: { always: SYS_SERVICE_COLUMNS, all: SYS_SERVICE_COLUMNS },
  sys_user_limits: { always: SYS_USER_LIMITS_COLUMNS, all: SYS_USER_LIMITS_COLUMNS },
  sys_vqueue_entry_status: { always: SYS_VQUEUE_ENTRY_STATUS_COLUMNS, all: SYS_VQUEUE_ENTRY_STATUS_COLUMNS },
  sys_vqueue_meta: { always: SYS_VQUEUE_META_COLUMNS, all: SYS_VQUEUE_META_COLUMNS },
  sys_vqueues: { always: SYS_VQUEUES_COLUMNS, all: SYS_VQUEUES_COLUMNS },
};
