// Generated from Admin API by `npm run generate`. Do not edit.

/** A value of a column of this type. */
export type InvocationStatus = "scheduled" | "pending" | "ready" | "running" | "backing-off" | "paused" | "suspended" | "completed";

/** A value of a column of this type. */
export type StoredInvocationStatus = "scheduled" | "inboxed" | "invoked" | "suspended" | "paused" | "completed";

/**
 * A row of the SQL table `state`. One for each entry of the state of virtual objects and workflows.
 *
 * Bytes are hexadecimal digits, in lower case.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<State>(client, "SELECT * FROM state", { columns: STATE_COLUMNS })`.
 */
export interface State {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /**
   * The scope that it is in, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /** The virtual object or workflow. */
  readonly service_name: string;
  /** The key of the virtual object or workflow. */
  readonly service_key: string;
  /** The name of the entry. */
  readonly key: string;
  /** How many bytes that name has. Quicker than to ask for its length. */
  readonly key_length: number;
  /** The value as a text, which is JSON with most SDKs; null if the bytes are no UTF-8. */
  readonly value_utf8: string | null;
  /** The bytes of the value. */
  readonly value: string;
  /** How many bytes the value has. Quicker than to ask for its length. */
  readonly value_length: number;
}

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

/**
 * A row of the SQL table `sys_deployment`. One for each deployment.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysDeployment>(client, "SELECT * FROM sys_deployment", { columns: SYS_DEPLOYMENT_COLUMNS })`.
 */
export interface SysDeployment {
  /** `dp_...` */
  readonly id: string;
  /** How it is reached. */
  readonly ty: "http" | "lambda" | (string & {});
  /** The address of its services, or the ARN of a Lambda function. */
  readonly endpoint: string;
  /** When it was registered. */
  readonly created_at: string;
  /** The oldest version of the protocol that it speaks. */
  readonly min_service_protocol_version: number | null;
  /** The newest version of the protocol that it speaks. */
  readonly max_service_protocol_version: number | null;
  /** The names of its services. */
  readonly services: readonly string[] | null;
}

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

/**
 * A row of the SQL table `sys_idempotency`. One for each idempotency key of a call; on 1.6.2 none for calls that are made there. `sys_invocation` has the keys.
 *
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysIdempotency>(client, "SELECT * FROM sys_idempotency", { columns: SYS_IDEMPOTENCY_COLUMNS })`.
 *
 * From Restate 1.7.2 on there is no such table.
 */
export interface SysIdempotency {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The service that was called. */
  readonly service_name: string | null;
  /** The key of the virtual object; null for a service. */
  readonly service_key: string | null;
  /** The handler that was called. */
  readonly service_handler: string | null;
  /** The key that the call had. */
  readonly idempotency_key: string | null;
  /** The invocation that it is of. */
  readonly invocation_id: string | null;
}

/** The columns that `sys_idempotency` has in every version that has it. */
export const SYS_IDEMPOTENCY_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "service_handler",
  "idempotency_key",
  "invocation_id",
] as const;

/**
 * A row of the SQL table `sys_inbox`. One for each invocation that waits for its turn at the key of a virtual object.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysInbox>(client, "SELECT * FROM sys_inbox", { columns: SYS_INBOX_COLUMNS })`.
 */
export interface SysInbox {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The virtual object. */
  readonly service_name: string;
  /** Its key. */
  readonly service_key: string;
  /** The invocation that waits. */
  readonly id: string;
  /** The lowest one at a key is next. */
  readonly sequence_number: number | bigint;
  /** When the invocation was made; null on 1.6.2 and 1.7.12. */
  readonly created_at: string | null;
}

/** The columns that `sys_inbox` has in every version that has it. */
export const SYS_INBOX_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "id",
  "sequence_number",
  "created_at",
] as const;

/**
 * A row of the SQL table `sys_invocation`. One for each invocation that the server knows: those that are not completed, and those that are, until their
 * `completion_retention` is over. It joins `sys_invocation_status` and `sys_invocation_state`.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * Durations are ISO texts such as `PT86400S`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysInvocation>(client, "SELECT * FROM sys_invocation", { columns: SYS_INVOCATION_COLUMNS })`.
 */
export interface SysInvocation {
  /** `inv_...`: names it for ever. */
  readonly id: string;
  /**
   * The virtual queue that it waits in, `vq_...`; null where there are no virtual queues, as by default.
   *
   * @since Restate 1.7.2
   */
  readonly vqueue_id?: string | null;
  /** Service, key and handler: `Counter/bob/add`. */
  readonly target: string;
  /** The service that is called. */
  readonly target_service_name: string;
  /** The key of the virtual object or workflow; null for a service. */
  readonly target_service_key: string | null;
  /** The handler that is called. */
  readonly target_handler_name: string;
  /** Of which kind the service is. */
  readonly target_service_ty: "service" | "virtual_object" | "workflow";
  /**
   * The scope that it was called in, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /**
   * By what it is limited within its scope, if by anything.
   *
   * @since Restate 1.7.2
   */
  readonly limit_key?: string | null;
  /**
   * Calls with the same one are one invocation. Restate 1.7 makes one up for calls from outside that have none (seen on
   * 1.7.12).
   */
  readonly idempotency_key: string | null;
  /** Who called it. */
  readonly invoked_by: "ingress" | "service" | "subscription" | "restart_as_new" | (string & {});
  /** The service that called it. */
  readonly invoked_by_service_name: string | null;
  /** The invocation that called it. */
  readonly invoked_by_id: string | null;
  /** The subscription that called it. */
  readonly invoked_by_subscription_id: string | null;
  /** The target of the invocation that called it. */
  readonly invoked_by_target: string | null;
  /** The invocation of which it is the restart. */
  readonly restarted_from: string | null;
  /** The deployment that it stays with, once it has made a step. */
  readonly pinned_deployment_id: string | null;
  /** The version of the protocol that it stays with. */
  readonly pinned_service_protocol_version: number | null;
  /** For tracing: 32 hexadecimal digits. */
  readonly trace_id: string | null;
  /** How many entries its journal has. */
  readonly journal_size: number | null;
  /** How many of these are commands. */
  readonly journal_commands_size: number | null;
  /** When it was made. */
  readonly created_at: string;
  /** The version of the server that made it. */
  readonly created_using_restate_version: string | null;
  /** When its status was last changed. */
  readonly modified_at: string;
  /** When it began to wait for its turn. */
  readonly inboxed_at: string | null;
  /** When it was scheduled, if it was sent with a delay. */
  readonly scheduled_at: string | null;
  /** When it is to start, if it was sent with a delay. It is null in a query that does not also name `scheduled_at` (seen on 1.6.2 and 1.7.12), in a condition too: `scheduled_at IS NOT NULL AND scheduled_start_at < now()`. */
  readonly scheduled_start_at: string | null;
  /** When it first ran. */
  readonly running_at: string | null;
  /** When it was completed. */
  readonly completed_at: string | null;
  /** How long it is kept once it is completed. */
  readonly completion_retention: string | null;
  /** How long its journal is kept then. */
  readonly journal_retention: string | null;
  /** The completions that it waits for, by number, while it is suspended. */
  readonly suspended_waiting_for_completions: readonly number[] | null;
  /** The signals that it waits for, by number, while it is suspended. */
  readonly suspended_waiting_for_signals: readonly number[] | null;
  /**
   * What it waits for while it is suspended, as a JSON text.
   *
   * @since Restate 1.7.2
   */
  readonly suspended_waiting_future_json?: string | null;
  /** How many attempts were made. It and what follows are of the attempts since it last started: null while it is paused. */
  readonly retry_count: number | null;
  /** When the last attempt began. */
  readonly last_start_at: string | null;
  /** When the next attempt begins. */
  readonly next_retry_at: string | null;
  /** The deployment of the last attempt. */
  readonly last_attempt_deployment_id: string | null;
  /** The SDK of the last attempt: `restate-sdk-typescript/1.14.5`. */
  readonly last_attempt_server: string | null;
  /**
   * What the last attempt failed with: `[500 Internal] the message`, and below it the stack trace, if there is one. What a
   * paused one failed with is in its `Paused` event of `sys_journal_events`, and with virtual queues, where this is null
   * (seen on 1.7.12), in its last `TransientError` event.
   */
  readonly last_failure: string | null;
  /** Restate's own code of that, such as `RT0006`. */
  readonly last_failure_error_code: string | null;
  /**
   * At which entry of the journal it failed, for the first version of journals.
   * @deprecated Restate calls it so; use `last_failure_related_command_index`.
   */
  readonly last_failure_related_entry_index: number | null;
  /**
   * The name of that entry.
   * @deprecated Restate calls it so; use `last_failure_related_command_name`.
   */
  readonly last_failure_related_entry_name: string | null;
  /**
   * The type of that entry.
   * @deprecated Restate calls it so; use `last_failure_related_command_type`.
   */
  readonly last_failure_related_entry_type: string | null;
  /** At which command of the journal it failed. */
  readonly last_failure_related_command_index: number | null;
  /** The name of that command, if it has one. */
  readonly last_failure_related_command_name: string | null;
  /** The type of that command: `Run`. */
  readonly last_failure_related_command_type: string | null;
  /**
   * What the last attempt was waiting for, as a JSON text.
   *
   * @since Restate 1.7.2
   */
  readonly last_awaiting_on_future_json?: string | null;
  /**
   * Where it is in its life:
   *
   * - `scheduled`: to start at a later time; `pending`: waits for its turn at its key.
   * - `ready`: could run, and is not running yet; `running`: an attempt of it is in progress.
   * - `backing-off`: failed, and waits for its next attempt; `paused`: failed too often, or was paused; waits to be resumed.
   *   With virtual queues, what waits for its next attempt is `ready` (seen on 1.7.12).
   * - `suspended`: waits for something, such as the answer of another invocation.
   * - `completed`: has succeeded or failed (`completion_result`).
   */
  readonly status: InvocationStatus;
  /** Null until it is completed. */
  readonly completion_result: "success" | "failure" | null;
  /** What it failed with, once it is completed: `[409] killed`. */
  readonly completion_failure: string | null;
}

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

/**
 * A row of the SQL table `sys_invocation_state`. One for each invocation that is running or between two attempts, with what only the memory of the server has.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysInvocationState>(client, "SELECT * FROM sys_invocation_state", { columns: SYS_INVOCATION_STATE_COLUMNS })`.
 */
export interface SysInvocationState {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** `inv_...`: names it for ever. */
  readonly id: string;
  /** Whether an attempt is in progress. */
  readonly in_flight: boolean;
  /** How many attempts were made since it last started. */
  readonly retry_count: number;
  /** When the last attempt began. */
  readonly last_start_at: string | null;
  /** The deployment of the last attempt. */
  readonly last_attempt_deployment_id: string | null;
  /** The SDK of the last attempt: `restate-sdk-typescript/1.14.5`. */
  readonly last_attempt_server: string | null;
  /** When the next attempt begins. */
  readonly next_retry_at: string | null;
  /** What the last attempt failed with: `[500 Internal] the message`, and below it the stack trace, if there is one. */
  readonly last_failure: string | null;
  /** Restate's own code of that, such as `RT0006`. */
  readonly last_failure_error_code: string | null;
  /** At which command of the journal it failed. */
  readonly last_failure_related_command_index: number | null;
  /** The name of that command, if it has one. */
  readonly last_failure_related_command_name: string | null;
  /** The type of that command: `Run`. */
  readonly last_failure_related_command_type: string | null;
  /**
   * At which entry of the journal it failed, for the first version of journals.
   * @deprecated Restate calls it so; use `last_failure_related_command_index`.
   */
  readonly last_failure_related_entry_index: number | null;
  /**
   * The name of that entry.
   * @deprecated Restate calls it so; use `last_failure_related_command_name`.
   */
  readonly last_failure_related_entry_name: string | null;
  /**
   * The type of that entry.
   * @deprecated Restate calls it so; use `last_failure_related_command_type`.
   */
  readonly last_failure_related_entry_type: string | null;
  /**
   * What the last attempt was waiting for, as a JSON text.
   *
   * @since Restate 1.7.2
   */
  readonly last_awaiting_on_future_json?: string | null;
}

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

/**
 * A row of the SQL table `sys_invocation_status`. One for each invocation, with what is stored of it. `sys_invocation` has all of that, and is what to ask, unless it is for
 * the `status` as it is stored.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * Durations are ISO texts such as `PT86400S`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysInvocationStatus>(client, "SELECT * FROM sys_invocation_status", { columns: SYS_INVOCATION_STATUS_COLUMNS })`.
 */
export interface SysInvocationStatus {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** `inv_...`: names it for ever. */
  readonly id: string;
  /**
   * The virtual queue that it waits in, `vq_...`; null where there are no virtual queues, as by default.
   *
   * @since Restate 1.7.2
   */
  readonly vqueue_id?: string | null;
  /**
   * Where it is in its life, as it is stored: `inboxed` waits for its turn at its key, `invoked` runs or waits for its next
   * attempt.
   */
  readonly status: StoredInvocationStatus;
  /** Null until it is completed. */
  readonly completion_result: "success" | "failure" | null;
  /** What it failed with, once it is completed: `[409] killed`. */
  readonly completion_failure: string | null;
  /** Service, key and handler: `Counter/bob/add`. */
  readonly target: string;
  /** The service that is called. */
  readonly target_service_name: string;
  /** The key of the virtual object or workflow; null for a service. */
  readonly target_service_key: string | null;
  /** The handler that is called. */
  readonly target_handler_name: string;
  /** Of which kind the service is. */
  readonly target_service_ty: "service" | "virtual_object" | "workflow";
  /**
   * The scope that it was called in, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /**
   * By what it is limited within its scope, if by anything.
   *
   * @since Restate 1.7.2
   */
  readonly limit_key?: string | null;
  /**
   * Calls with the same one are one invocation. Restate 1.7 makes one up for calls from outside that have none (seen on
   * 1.7.12).
   */
  readonly idempotency_key: string | null;
  /** Who called it. */
  readonly invoked_by: "ingress" | "service" | "subscription" | "restart_as_new" | (string & {});
  /** The invocation that called it. */
  readonly invoked_by_id: string | null;
  /** The subscription that called it. */
  readonly invoked_by_subscription_id: string | null;
  /** The service that called it. */
  readonly invoked_by_service_name: string | null;
  /** The target of the invocation that called it. */
  readonly invoked_by_target: string | null;
  /** The invocation of which it is the restart. */
  readonly restarted_from: string | null;
  /** The deployment that it stays with, once it has made a step. */
  readonly pinned_deployment_id: string | null;
  /** The version of the protocol that it stays with. */
  readonly pinned_service_protocol_version: number | null;
  /** For tracing: 32 hexadecimal digits. */
  readonly trace_id: string | null;
  /** How many entries its journal has. */
  readonly journal_size: number | null;
  /** How many of these are commands. */
  readonly journal_commands_size: number | null;
  /** When it was made. */
  readonly created_at: string;
  /** The version of the server that made it. */
  readonly created_using_restate_version: string | null;
  /** When its status was last changed. */
  readonly modified_at: string;
  /** When it began to wait for its turn. */
  readonly inboxed_at: string | null;
  /** When it was scheduled, if it was sent with a delay. */
  readonly scheduled_at: string | null;
  /** When it is to start, if it was sent with a delay. It is null in a query that does not also name `scheduled_at` (seen on 1.6.2 and 1.7.12), in a condition too: `scheduled_at IS NOT NULL AND scheduled_start_at < now()`. */
  readonly scheduled_start_at: string | null;
  /** When it first ran. */
  readonly running_at: string | null;
  /** When it was completed. */
  readonly completed_at: string | null;
  /** How long it is kept once it is completed. */
  readonly completion_retention: string | null;
  /** How long its journal is kept then. */
  readonly journal_retention: string | null;
  /** The completions that it waits for, by number, while it is suspended. */
  readonly suspended_waiting_for_completions: readonly number[] | null;
  /** The signals that it waits for, by number, while it is suspended. */
  readonly suspended_waiting_for_signals: readonly number[] | null;
  /**
   * What it waits for while it is suspended, as a JSON text.
   *
   * @since Restate 1.7.2
   */
  readonly suspended_waiting_future_json?: string | null;
}

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

/**
 * A row of the SQL table `sys_journal`. One for each entry of the journals of invocations.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * Bytes are hexadecimal digits, in lower case.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysJournal>(client, "SELECT * FROM sys_journal", { columns: SYS_JOURNAL_COLUMNS })`.
 */
export interface SysJournal {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The invocation that it is of. */
  readonly id: string;
  /** From 0, which is the input. */
  readonly index: number;
  /** `Command: Run`, `Notification: Run`. */
  readonly entry_type: string;
  /** The name of the step, if it has one. */
  readonly name: string | null;
  /** Whether it has its result. Of the first version of journals only. */
  readonly completed: boolean | null;
  /** The invocation that it calls. */
  readonly invoked_id: string | null;
  /** What it calls. */
  readonly invoked_target: string | null;
  /** When a sleep ends. Of the first version of journals only; later it is in `entry_json`. */
  readonly sleep_wakeup_at: string | null;
  /** The promise of a workflow that it is about. */
  readonly promise_name: string | null;
  /** All of it as it is stored. Null on 1.6.2. */
  readonly raw: string | null;
  /**
   * How many bytes `raw` has.
   *
   * @since Restate 1.7.2
   */
  readonly raw_length?: number | null;
  /** The version of the journal's format: 2 for what is pinned to a protocol from 4 on. */
  readonly version: number;
  /** All of it, as a JSON text; payloads are arrays of bytes. Null in the first version of journals. */
  readonly entry_json: string | null;
  /** It without its payloads, as a JSON text. Null in the first version of journals. */
  readonly entry_lite_json: string | null;
  /** When it was added to the journal. */
  readonly appended_at: string | null;
}

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

/**
 * A row of the SQL table `sys_journal_events`. What has happened to invocations beside the entries of their journals: attempts that failed, and pauses.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysJournalEvents>(client, "SELECT * FROM sys_journal_events", { columns: SYS_JOURNAL_EVENTS_COLUMNS })`.
 */
export interface SysJournalEvents {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The invocation that it is of. */
  readonly id: string;
  /** The index of the entry of the journal that was the last one then. */
  readonly after_journal_entry_index: number;
  /** When it happened. */
  readonly appended_at: string;
  /**
   * - `TransientError`: an attempt failed. One that fails like the attempt before it is not there again.
   * - `Paused`: it was paused, by its retry policy or by somebody.
   */
  readonly event_type: "TransientError" | "Paused" | (string & {});
  /**
   * All of it, as a JSON text. A `TransientError` has `error_code`, `error_message`, and if they are known `error_stacktrace`,
   * `restate_doc_error_code`, `related_command_index`, `related_command_name` and `related_command_type`; a `Paused` has the
   * same as `last_failure`, unless somebody paused it.
   */
  readonly event_json: string;
}

/** The columns that `sys_journal_events` has in every version that has it. */
export const SYS_JOURNAL_EVENTS_COLUMNS = [
  "partition_key",
  "id",
  "after_journal_entry_index",
  "appended_at",
  "event_type",
  "event_json",
] as const;

/**
 * A row of the SQL table `sys_keyed_service_status`. One for each key of a virtual object or workflow that an invocation holds.
 *
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysKeyedServiceStatus>(client, "SELECT * FROM sys_keyed_service_status", { columns: SYS_KEYED_SERVICE_STATUS_COLUMNS })`.
 */
export interface SysKeyedServiceStatus {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The virtual object or workflow. */
  readonly service_name: string;
  /** Its key. */
  readonly service_key: string;
  /** The invocation that holds it. */
  readonly invocation_id: string;
}

/** The columns that `sys_keyed_service_status` has in every version that has it. */
export const SYS_KEYED_SERVICE_STATUS_COLUMNS = [
  "partition_key",
  "service_name",
  "service_key",
  "invocation_id",
] as const;

/**
 * A row of the SQL table `sys_locks`. One for each key of a virtual object that is held, where there are virtual queues.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysLocks>(client, "SELECT * FROM sys_locks", { columns: SYS_LOCKS_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysLocks {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The scope that the virtual object is in, if any. */
  readonly scope: string | null;
  /** The virtual object and its key: `Counter/bob`. */
  readonly lock_name: string;
  /** Since when it is held. */
  readonly acquired_at: string;
  /** The invocation that holds it. */
  readonly acquired_by: string;
}

/** The columns that `sys_locks` has in every version that has it. */
export const SYS_LOCKS_COLUMNS = [
  "partition_key",
  "scope",
  "lock_name",
  "acquired_at",
  "acquired_by",
] as const;

/**
 * A row of the SQL table `sys_promise`. One for each promise of a workflow that somebody waits for, or that is kept or broken.
 *
 * Bytes are hexadecimal digits, in lower case.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysPromise>(client, "SELECT * FROM sys_promise", { columns: SYS_PROMISE_COLUMNS })`.
 */
export interface SysPromise {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /**
   * The scope that the workflow is in, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /** The workflow. */
  readonly service_name: string;
  /** The key of the workflow. */
  readonly service_key: string;
  /** The name of the promise. */
  readonly key: string;
  /** Whether it is kept or broken. */
  readonly completed: boolean;
  /** The bytes that it was kept with. */
  readonly completion_success_value: string | null;
  /** What it was kept with as a text, which is JSON with most SDKs. */
  readonly completion_success_value_utf8: string | null;
  /** What it was broken with: `[500 Internal] no`. */
  readonly completion_failure: string | null;
}

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

/**
 * A row of the SQL table `sys_rules`. One for each rule that limits what runs at the same time.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysRules>(client, "SELECT * FROM sys_rules", { columns: SYS_RULES_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysRules {
  /** The scopes and limit keys that it is for: `tenants/*`. */
  readonly pattern: string;
  /** How many may run at the same time; null for any number. */
  readonly concurrency: number | null;
  /** What its author wrote about it. */
  readonly description: string | null;
  /** Whether it is written down only. */
  readonly disabled: boolean;
  /** Which change of the rules made it what it is. */
  readonly version: number;
  /** When that was. */
  readonly last_modified: string;
}

/** The columns that `sys_rules` has in every version that has it. */
export const SYS_RULES_COLUMNS = [
  "pattern",
  "concurrency",
  "description",
  "disabled",
  "version",
  "last_modified",
] as const;

/**
 * A row of the SQL table `sys_scheduler`. One for each virtual queue that has something to run, with what it waits for.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * Durations are ISO texts such as `PT86400S`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysScheduler>(client, "SELECT * FROM sys_scheduler", { columns: SYS_SCHEDULER_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysScheduler {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The virtual queue, `vq_...` */
  readonly id: string;
  /** How many entries wait to run. */
  readonly num_inbox: number;
  /** What it does. */
  readonly status: "dormant" | "scheduled" | "blocked" | (string & {});
  /** The entry that is next, if that is known. */
  readonly head_entry_id: string | null;
  /** When that entry can run, if it cannot yet. */
  readonly scheduled_at: string | null;
  /** What it waits for, if for anything. */
  readonly blocked_on: "lock" | "limit-key-concurrency" | (string & {}) | null;
  /** The same with all of its details, as a JSON text. */
  readonly blocked_on_json: string | null;
  /** How long that entry waited for the server to have capacity. */
  readonly invoker_concurrency_block_duration: string | null;
  /** How long that entry waited for a rule that slows it down. */
  readonly throttling_rules_block_duration: string | null;
  /** How long that entry waited because the server slows down. */
  readonly invoker_throttling_block_duration: string | null;
  /** How long that entry waited for memory. */
  readonly invoker_memory_block_duration: string | null;
  /** How long that entry waited for a rule that limits what runs. */
  readonly concurrency_rules_block_duration: string | null;
  /** How long that entry waited for the key of its virtual object. */
  readonly lock_block_duration: string | null;
  /** How long that entry waited for its deployment to have capacity. */
  readonly deployment_concurrency_block_duration: string | null;
}

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

/**
 * A row of the SQL table `sys_service`. One for each service, as the latest deployment that has it serves it.
 *
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysService>(client, "SELECT * FROM sys_service", { columns: SYS_SERVICE_COLUMNS })`.
 */
export interface SysService {
  /** What it is called by. */
  readonly name: string;
  /** Raised by each deployment that has it. */
  readonly revision: number;
  /** Whether it can be called from outside, through the ingress. */
  readonly public: boolean;
  /** Of which kind it is. */
  readonly ty: "service" | "virtual_object" | "workflow";
  /** The latest deployment that has it. */
  readonly deployment_id: string;
}

/** The columns that `sys_service` has in every version that has it. */
export const SYS_SERVICE_COLUMNS = [
  "name",
  "revision",
  "public",
  "ty",
  "deployment_id",
] as const;

/**
 * A row of the SQL table `sys_user_limits`. One for each scope or limit key that is in use, with how much of its limit is taken.
 *
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysUserLimits>(client, "SELECT * FROM sys_user_limits", { columns: SYS_USER_LIMITS_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysUserLimits {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The scope. */
  readonly scope: string;
  /** The first part of the limit key; null for the scope as a whole. */
  readonly l1: string | null;
  /** The second part of the limit key, if there is one. */
  readonly l2: string | null;
  /** What it counts for, the scope or a part of the limit key. */
  readonly level: "Scope" | "Level1" | "Level2" | (string & {});
  /** How many run. */
  readonly usage: number;
  /** How many may run at the same time; null for any number. */
  readonly concurrency_limit: number | null;
  /** The pattern of the rule that says so. */
  readonly rule_pattern: string | null;
  /** How many more may run; null for any number. */
  readonly available: number | null;
  /** How many virtual queues wait for it. */
  readonly num_waiters: number;
}

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

/**
 * A row of the SQL table `sys_vqueue_entry_status`. One for each entry of a virtual queue, by the invocation.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * Durations are ISO texts such as `PT86400S`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysVqueueEntryStatus>(client, "SELECT * FROM sys_vqueue_entry_status", { columns: SYS_VQUEUE_ENTRY_STATUS_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysVqueueEntryStatus {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The invocation: `inv_...` */
  readonly entry_id: string;
  /** The virtual queue, `vq_...` */
  readonly vqueue_id: string;
  /** The part of the queue that it is in. */
  readonly stage: "inbox" | "running" | "suspended" | "paused" | "finished" | (string & {});
  /** What has become of it. In some stages it is what it was before it came there. */
  readonly status: "new" | "scheduled" | "started" | "backing-off" | "yielded" | "succeeded" | "failed" | "cancelled" | "killed" | (string & {});
  /** Whether it holds the key of its virtual object. */
  readonly has_lock: boolean;
  /** When it changes its stage next. */
  readonly next_at: string | null;
  /** Its place among those that can run at the same time. */
  readonly sequence_number: number | bigint | null;
  /** What it is. */
  readonly entry_kind: "invocation" | "state-mutation" | (string & {});
  /** When it was made. */
  readonly created_at: string | null;
  /** When it came into its stage. */
  readonly transitioned_at: string | null;
  /** How often it began to run. */
  readonly num_attempts: number | null;
  /** How often an attempt failed. */
  readonly num_errors: number | null;
  /** How often it was paused. */
  readonly num_pauses: number | null;
  /** How often it was suspended. */
  readonly num_suspensions: number | null;
  /** How often it made room for others. */
  readonly num_yields: number | null;
  /** When it first ran. */
  readonly first_attempt_at: string | null;
  /** When it last began to run. */
  readonly latest_attempt_at: string | null;
  /** From when on it could run for the first time. */
  readonly first_runnable_at: string | null;
  /** The deployment that it stays with. */
  readonly deployment: string | null;
  /** How many bytes it seems to need in the memory of the server. */
  readonly needed_memory: number | null;
  /** How often it was attempted again. */
  readonly retry_attempts: number | null;
  /** How often it was attempted again since its journal grew. */
  readonly retry_count_since_last_stored_command: number | null;
  /** How long the last attempt waited for the server to have capacity. */
  readonly latest_attempt_blocked_on_invoker_concurrency: string | null;
  /** How long the last attempt waited for a rule that slows it down. */
  readonly latest_attempt_blocked_on_throttling_rules: string | null;
  /** How long the last attempt waited because the server slows down. */
  readonly latest_attempt_blocked_on_invoker_throttling: string | null;
  /** How long the last attempt waited for memory. */
  readonly latest_attempt_blocked_on_invoker_memory: string | null;
  /** How long the last attempt waited for a rule that limits what runs. */
  readonly latest_attempt_blocked_on_concurrency_rules: string | null;
  /** How long the last attempt waited for the key of its virtual object. */
  readonly latest_attempt_blocked_on_lock: string | null;
  /** How long the last attempt waited for its deployment to have capacity. */
  readonly latest_attempt_blocked_on_deployment_concurrency: string | null;
  /** How long it waited for the server to have capacity, in all. */
  readonly total_blocked_on_invoker_concurrency: string | null;
  /** How long it waited for rules that slow it down, in all. */
  readonly total_blocked_on_throttling_rules: string | null;
  /** How long it waited because the server slows down, in all. */
  readonly total_blocked_on_invoker_throttling: string | null;
  /** How long it waited for memory, in all. */
  readonly total_blocked_on_invoker_memory: string | null;
  /** How long it waited for rules that limit what runs, in all. */
  readonly total_blocked_on_concurrency_rules: string | null;
  /** How long it waited for the key of its virtual object, in all. */
  readonly total_blocked_on_lock: string | null;
  /** How long it waited for its deployment to have capacity, in all. */
  readonly total_blocked_on_deployment_concurrency: string | null;
}

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

/**
 * A row of the SQL table `sys_vqueue_meta`. One for each virtual queue, where there are some.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * Durations are ISO texts such as `PT86400S`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysVqueueMeta>(client, "SELECT * FROM sys_vqueue_meta", { columns: SYS_VQUEUE_META_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysVqueueMeta {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** `vq_...` */
  readonly id: string;
  /** Whether anything in it is to run, and it is not paused. */
  readonly is_active: boolean;
  /** Whether it is paused. */
  readonly queue_is_paused: boolean;
  /** The service whose invocations it is for. */
  readonly service_name: string | null;
  /** The scope that it is for, if any. */
  readonly scope: string | null;
  /** The limit key that it is for, if any. */
  readonly limit_key: string | null;
  /** The virtual object and its key, if it is for one: `Counter/bob`. */
  readonly lock_name: string | null;
  /** When it was made. */
  readonly created_at: string | null;
  /** When something new came into it last. */
  readonly last_enqueued_at: string | null;
  /** When something in it began its first attempt last. */
  readonly last_start_at: string | null;
  /** When something in it began an attempt last. */
  readonly last_attempt_at: string | null;
  /** When something in it was finished last. */
  readonly last_finish_at: string | null;
  /** How long its entries wait for their first attempt, on average. */
  readonly avg_queue_duration: string | null;
  /** How long its entries wait before an attempt, on average. */
  readonly avg_inbox_duration: string | null;
  /** How long its entries run, on average. */
  readonly avg_run_duration: string | null;
  /** How long its entries are suspended, on average. */
  readonly avg_suspension_duration: string | null;
  /** How long it takes from when an entry can run to when it is completed, on average. */
  readonly avg_end_to_end_duration: string | null;
  /** How long the first one waits for a rule, on average. */
  readonly avg_blocked_on_concurrency_rules: string | null;
  /** How long the first one waits for the server to have capacity, on average. */
  readonly avg_blocked_on_invoker_concurrency: string | null;
  /** How long the first one waits because the server slows down, on average. */
  readonly avg_blocked_on_invoker_throttling: string | null;
  /** How long the first one waits for the key of its virtual object, on average. */
  readonly avg_blocked_on_lock: string | null;
  /** How many entries wait to run. */
  readonly num_inbox: number | null;
  /** How many entries run. */
  readonly num_running: number | null;
  /** How many entries are suspended. */
  readonly num_suspended: number | null;
  /** How many entries are paused. */
  readonly num_paused: number | null;
  /** How many entries are finished, and still there. */
  readonly num_finished: number | null;
}

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

/**
 * A row of the SQL table `sys_vqueues`. One for each entry of a virtual queue, as the queue has it.
 *
 * Times are ISO texts in UTC, to be compared as dates: one without milliseconds has no `.000`.
 * A column without a value is `null` if its name is among the `columns` that the query is sent with:
 * `queryRows<SysVqueues>(client, "SELECT * FROM sys_vqueues", { columns: SYS_VQUEUES_COLUMNS })`.
 *
 * @since Restate 1.7.2
 */
export interface SysVqueues {
  /** By what rows are spread over the partitions of the cluster; of no use otherwise. */
  readonly partition_key: number | bigint;
  /** The virtual queue, `vq_...` */
  readonly id: string;
  /** The part of the queue that it is in. */
  readonly stage: "inbox" | "running" | "suspended" | "paused" | "finished" | (string & {});
  /** What has become of it. In some stages it is what it was before it came there. */
  readonly status: "new" | "scheduled" | "started" | "backing-off" | "yielded" | "succeeded" | "failed" | "cancelled" | "killed" | (string & {});
  /** Whether it holds the key of its virtual object. */
  readonly has_lock: boolean;
  /** From when on it can run, while it is in the inbox. */
  readonly run_at: string | null;
  /** Its place among those that can run at the same time. */
  readonly sequence_number: number | bigint | null;
  /** The invocation: `inv_...` */
  readonly entry_id: string;
  /** What it is. */
  readonly entry_kind: "invocation" | "state-mutation" | (string & {});
  /** When it was made. */
  readonly created_at: string | null;
  /** When it came into its stage. */
  readonly transitioned_at: string | null;
  /** How often it began to run. */
  readonly num_attempts: number | null;
  /** How often an attempt failed. */
  readonly num_errors: number | null;
  /** How often it was paused. */
  readonly num_pauses: number | null;
  /** How often it was suspended. */
  readonly num_suspensions: number | null;
  /** How often it made room for others. */
  readonly num_yields: number | null;
  /** When it first ran. */
  readonly first_attempt_at: string | null;
  /** When it last began to run. */
  readonly latest_attempt_at: string | null;
  /** From when on it could run for the first time. */
  readonly first_runnable_at: string | null;
  /** The deployment that it stays with. */
  readonly deployment: string | null;
}

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
