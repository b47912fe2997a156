// Generated from Admin API by `npm run generate`. Do not edit.

/** A value of `sys_invocation.status`. */
export type InvocationStatus =
  | "scheduled"
  | "pending"
  | "ready"
  | "running"
  | "backing-off"
  | "paused"
  | "suspended"
  | "completed";

/** The known values of {@link InvocationStatus}. */
export const INVOCATION_STATUS_VALUES: readonly InvocationStatus[] = [
  "scheduled",
  "pending",
  "ready",
  "running",
  "backing-off",
  "paused",
  "suspended",
  "completed",
];

/** A value of `sys_invocation_status.status`. */
export type StoredInvocationStatus = "scheduled" | "inboxed" | "invoked" | "suspended" | "paused" | "completed";

/** The known values of {@link StoredInvocationStatus}. */
export const STORED_INVOCATION_STATUS_VALUES: readonly StoredInvocationStatus[] = [
  "scheduled",
  "inboxed",
  "invoked",
  "suspended",
  "paused",
  "completed",
];

/**
 * A row of the SQL table `state`. One row for each state entry of virtual objects and workflows.
 *
 * Bytes are hexadecimal digits, in lower case. A query sees the bytes: `35` in a row is `X'35'` in a condition.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<State>(client, "SELECT * FROM state", { columns: tableColumns.state.always })`.
 */
export interface State {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /**
   * The scope of the virtual object, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /** The name of the virtual object or workflow. */
  readonly service_name: string;
  /** The key of the virtual object or workflow. */
  readonly service_key: string;
  /** The name of the state entry. */
  readonly key: string;
  /** The length of `key` in bytes. Faster to query than the length of `key`. */
  readonly key_length: number;
  /** The value as a string, which most SDKs write as JSON. Null if the bytes are not valid UTF-8. */
  readonly value_utf8: string | null;
  /** The value as bytes. Compare `value_utf8` instead. */
  readonly value: string;
  /** The length of `value` in bytes. Faster to query than the length of `value`. */
  readonly value_length: number;
}

/**
 * A row of the SQL table `sys_deployment`. One row for each deployment.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysDeployment>(client, "SELECT * FROM sys_deployment", { columns: tableColumns.sys_deployment.always })`.
 */
export interface SysDeployment {
  /** The id of the deployment, `dp_...`. */
  readonly id: string;
  /** The type of the deployment. */
  readonly ty: "http" | "lambda" | (string & {});
  /** The address of the deployment, or the ARN of its Lambda function. */
  readonly endpoint: string;
  /** When the deployment was registered. */
  readonly created_at: string;
  /** The oldest service protocol version that the deployment supports. */
  readonly min_service_protocol_version: number | null;
  /** The newest service protocol version that the deployment supports. */
  readonly max_service_protocol_version: number | null;
  /** The names of the services in the deployment. */
  readonly services: readonly string[] | null;
}

/**
 * A row of the SQL table `sys_idempotency`. One row for each idempotency key. Restate 1.6.2 adds no rows for new calls. `sys_invocation` has the keys.
 *
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysIdempotency>(client, "SELECT * FROM sys_idempotency", { columns: tableColumns.sys_idempotency.always })`.
 *
 * Restate 1.7.2 and later versions do not have this table.
 */
export interface SysIdempotency {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The name of the called service. */
  readonly service_name: string | null;
  /** The key of the virtual object. Null for a service. */
  readonly service_key: string | null;
  /** The name of the called handler. */
  readonly service_handler: string | null;
  /** The idempotency key of the call. */
  readonly idempotency_key: string | null;
  /** The id of the invocation. */
  readonly invocation_id: string | null;
}

/**
 * A row of the SQL table `sys_inbox`. One row for each invocation that waits for other invocations with the same key of a virtual object.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysInbox>(client, "SELECT * FROM sys_inbox", { columns: tableColumns.sys_inbox.always })`.
 */
export interface SysInbox {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The name of the virtual object. */
  readonly service_name: string;
  /** The key of the virtual object. */
  readonly service_key: string;
  /** The id of the invocation that waits. */
  readonly id: string;
  /** The position in the inbox. The lowest number of a key runs next. */
  readonly sequence_number: number | bigint;
  /** When the invocation was created. Null on 1.6.2 and 1.7.12. */
  readonly created_at: string | null;
}

/**
 * A row of the SQL table `sys_invocation`. One row for each invocation that the server knows: incomplete ones, and completed ones until their
 * `completion_retention` expires. A join of `sys_invocation_status` and `sys_invocation_state`.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * Durations are ISO strings such as `PT86400S`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysInvocation>(client, "SELECT * FROM sys_invocation", { columns: tableColumns.sys_invocation.always })`.
 */
export interface SysInvocation {
  /** The id of the invocation, `inv_...`. */
  readonly id: string;
  /**
   * The virtual queue that the invocation waits in, `vq_...`. Null if virtual queues are disabled (the default).
   *
   * @since Restate 1.7.2
   */
  readonly vqueue_id?: string | null;
  /** The service, key and handler, such as `Counter/bob/add`. */
  readonly target: string;
  /** The name of the called service. */
  readonly target_service_name: string;
  /** The key of the virtual object or workflow. Null for a service. */
  readonly target_service_key: string | null;
  /** The name of the called handler. */
  readonly target_handler_name: string;
  /** The type of the service. */
  readonly target_service_ty: "service" | "virtual_object" | "workflow";
  /**
   * The scope of the call, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /**
   * The key that limits concurrency within the scope, if any.
   *
   * @since Restate 1.7.2
   */
  readonly limit_key?: string | null;
  /**
   * The idempotency key. Calls with the same key are one invocation. Restate 1.7 generates a key for calls through the
   * ingress that have none (seen on 1.7.12).
   */
  readonly idempotency_key: string | null;
  /** Who created the invocation. */
  readonly invoked_by: "ingress" | "service" | "subscription" | "restart_as_new" | (string & {});
  /** The service of the calling invocation. */
  readonly invoked_by_service_name: string | null;
  /** The id of the calling invocation. */
  readonly invoked_by_id: string | null;
  /** The id of the subscription that created the invocation. */
  readonly invoked_by_subscription_id: string | null;
  /** The target of the calling invocation. */
  readonly invoked_by_target: string | null;
  /** The id of the invocation that this one restarts. */
  readonly restarted_from: string | null;
  /** The deployment that the invocation is pinned to. Null before its first step. */
  readonly pinned_deployment_id: string | null;
  /** The version of the service protocol that the invocation is pinned to. */
  readonly pinned_service_protocol_version: number | null;
  /** The trace id, 32 hexadecimal digits. */
  readonly trace_id: string | null;
  /** The number of entries in the journal. */
  readonly journal_size: number | null;
  /** The number of commands in the journal. */
  readonly journal_commands_size: number | null;
  /** When the invocation was created. */
  readonly created_at: string;
  /** The version of the server that created the invocation. */
  readonly created_using_restate_version: string | null;
  /** When the status last changed. */
  readonly modified_at: string;
  /** When the invocation entered the inbox of its key. */
  readonly inboxed_at: string | null;
  /** When the invocation was scheduled, if it was sent with a delay. */
  readonly scheduled_at: string | null;
  /** When the invocation is due to start, if it was sent with a delay. Null in a query that does not also use `scheduled_at` (seen on 1.6.2 and 1.7.12). A condition needs both columns: `scheduled_at IS NOT NULL AND scheduled_start_at < now()`. */
  readonly scheduled_start_at: string | null;
  /** When the invocation first ran. */
  readonly running_at: string | null;
  /** When the invocation completed. */
  readonly completed_at: string | null;
  /** How long a completed invocation is kept. */
  readonly completion_retention: string | null;
  /** How long the journal of a completed invocation is kept. */
  readonly journal_retention: string | null;
  /** The numbers of the completions that a suspended invocation waits for. */
  readonly suspended_waiting_for_completions: readonly number[] | null;
  /** The numbers of the signals that a suspended invocation waits for. */
  readonly suspended_waiting_for_signals: readonly number[] | null;
  /**
   * The awaited future of a suspended invocation, as a JSON string.
   *
   * @since Restate 1.7.2
   */
  readonly suspended_waiting_future_json?: string | null;
  /**
   * The number of attempts since the invocation last started. Like the columns about the last attempt, null while the
   * invocation is paused.
   */
  readonly retry_count: number | null;
  /** When the last attempt started. */
  readonly last_start_at: string | null;
  /** When the next attempt starts. */
  readonly next_retry_at: string | null;
  /** The deployment of the last attempt. */
  readonly last_attempt_deployment_id: string | null;
  /** The SDK of the last attempt, such as `restate-sdk-typescript/1.14.5`. */
  readonly last_attempt_server: string | null;
  /**
   * The failure of the last attempt: `[500 Internal] the message`, followed by the stack trace, if there is one. For a
   * paused invocation, see its `Paused` event in `sys_journal_events`. With virtual queues this is null (seen on 1.7.12):
   * see its last `TransientError` event.
   */
  readonly last_failure: string | null;
  /** Restate's code of that failure, such as `RT0006`. */
  readonly last_failure_error_code: string | null;
  /**
   * The index of the journal entry that failed, for journals of version 1.
   * @deprecated Restate deprecates it. Use `last_failure_related_command_index`.
   */
  readonly last_failure_related_entry_index: number | null;
  /**
   * The name of that entry.
   * @deprecated Restate deprecates it. Use `last_failure_related_command_name`.
   */
  readonly last_failure_related_entry_name: string | null;
  /**
   * The type of that entry.
   * @deprecated Restate deprecates it. Use `last_failure_related_command_type`.
   */
  readonly last_failure_related_entry_type: string | null;
  /** The index of the journal command that failed. */
  readonly last_failure_related_command_index: number | null;
  /** The name of that command, if it has one. */
  readonly last_failure_related_command_name: string | null;
  /** The type of that command, such as `Run`. */
  readonly last_failure_related_command_type: string | null;
  /**
   * The awaited future of the last attempt, as a JSON string.
   *
   * @since Restate 1.7.2
   */
  readonly last_awaiting_on_future_json?: string | null;
  /**
   * The status of the invocation:
   *
   * - `scheduled`: starts at a later time.
   * - `pending`: waits for other invocations with the same key.
   * - `ready`: can run, but is not running yet.
   * - `running`: an attempt is in progress.
   * - `backing-off`: an attempt failed, and the next one is due later. With virtual queues this is `ready` (seen on 1.7.12).
   * - `paused`: failed too often or was paused, and waits to be resumed.
   * - `suspended`: waits for a result, such as that of another invocation.
   * - `completed`: succeeded or failed (see `completion_result`).
   */
  readonly status: InvocationStatus;
  /** Whether the invocation succeeded. Null until it is completed. */
  readonly completion_result: "success" | "failure" | null;
  /** The failure of a completed invocation, such as `[409] killed`. */
  readonly completion_failure: string | null;
}

/**
 * A row of the SQL table `sys_invocation_state`. One row for each invocation that is running or between two attempts, with fields that are only in the server's memory.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysInvocationState>(client, "SELECT * FROM sys_invocation_state", { columns: tableColumns.sys_invocation_state.always })`.
 */
export interface SysInvocationState {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the invocation, `inv_...`. */
  readonly id: string;
  /** Whether an attempt is in progress. */
  readonly in_flight: boolean;
  /** The number of attempts since the invocation last started. */
  readonly retry_count: number;
  /** When the last attempt started. */
  readonly last_start_at: string | null;
  /** The deployment of the last attempt. */
  readonly last_attempt_deployment_id: string | null;
  /** The SDK of the last attempt, such as `restate-sdk-typescript/1.14.5`. */
  readonly last_attempt_server: string | null;
  /** When the next attempt starts. */
  readonly next_retry_at: string | null;
  /** The failure of the last attempt: `[500 Internal] the message`, followed by the stack trace, if there is one. */
  readonly last_failure: string | null;
  /** Restate's code of that failure, such as `RT0006`. */
  readonly last_failure_error_code: string | null;
  /** The index of the journal command that failed. */
  readonly last_failure_related_command_index: number | null;
  /** The name of that command, if it has one. */
  readonly last_failure_related_command_name: string | null;
  /** The type of that command, such as `Run`. */
  readonly last_failure_related_command_type: string | null;
  /**
   * The index of the journal entry that failed, for journals of version 1.
   * @deprecated Restate deprecates it. Use `last_failure_related_command_index`.
   */
  readonly last_failure_related_entry_index: number | null;
  /**
   * The name of that entry.
   * @deprecated Restate deprecates it. Use `last_failure_related_command_name`.
   */
  readonly last_failure_related_entry_name: string | null;
  /**
   * The type of that entry.
   * @deprecated Restate deprecates it. Use `last_failure_related_command_type`.
   */
  readonly last_failure_related_entry_type: string | null;
  /**
   * The awaited future of the last attempt, as a JSON string.
   *
   * @since Restate 1.7.2
   */
  readonly last_awaiting_on_future_json?: string | null;
}

/**
 * A row of the SQL table `sys_invocation_status`. One row for each invocation, with its stored fields. Prefer `sys_invocation`, which has all of them, unless you need the
 * stored `status`.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * Durations are ISO strings such as `PT86400S`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysInvocationStatus>(client, "SELECT * FROM sys_invocation_status", { columns: tableColumns.sys_invocation_status.always })`.
 */
export interface SysInvocationStatus {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the invocation, `inv_...`. */
  readonly id: string;
  /**
   * The virtual queue that the invocation waits in, `vq_...`. Null if virtual queues are disabled (the default).
   *
   * @since Restate 1.7.2
   */
  readonly vqueue_id?: string | null;
  /**
   * The stored status. An `inboxed` invocation waits for other invocations with the same key. An `invoked` one runs or
   * waits for its next attempt.
   */
  readonly status: StoredInvocationStatus;
  /** Whether the invocation succeeded. Null until it is completed. */
  readonly completion_result: "success" | "failure" | null;
  /** The failure of a completed invocation, such as `[409] killed`. */
  readonly completion_failure: string | null;
  /** The service, key and handler, such as `Counter/bob/add`. */
  readonly target: string;
  /** The name of the called service. */
  readonly target_service_name: string;
  /** The key of the virtual object or workflow. Null for a service. */
  readonly target_service_key: string | null;
  /** The name of the called handler. */
  readonly target_handler_name: string;
  /** The type of the service. */
  readonly target_service_ty: "service" | "virtual_object" | "workflow";
  /**
   * The scope of the call, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /**
   * The key that limits concurrency within the scope, if any.
   *
   * @since Restate 1.7.2
   */
  readonly limit_key?: string | null;
  /**
   * The idempotency key. Calls with the same key are one invocation. Restate 1.7 generates a key for calls through the
   * ingress that have none (seen on 1.7.12).
   */
  readonly idempotency_key: string | null;
  /** Who created the invocation. */
  readonly invoked_by: "ingress" | "service" | "subscription" | "restart_as_new" | (string & {});
  /** The id of the calling invocation. */
  readonly invoked_by_id: string | null;
  /** The id of the subscription that created the invocation. */
  readonly invoked_by_subscription_id: string | null;
  /** The service of the calling invocation. */
  readonly invoked_by_service_name: string | null;
  /** The target of the calling invocation. */
  readonly invoked_by_target: string | null;
  /** The id of the invocation that this one restarts. */
  readonly restarted_from: string | null;
  /** The deployment that the invocation is pinned to. Null before its first step. */
  readonly pinned_deployment_id: string | null;
  /** The version of the service protocol that the invocation is pinned to. */
  readonly pinned_service_protocol_version: number | null;
  /** The trace id, 32 hexadecimal digits. */
  readonly trace_id: string | null;
  /** The number of entries in the journal. */
  readonly journal_size: number | null;
  /** The number of commands in the journal. */
  readonly journal_commands_size: number | null;
  /** When the invocation was created. */
  readonly created_at: string;
  /** The version of the server that created the invocation. */
  readonly created_using_restate_version: string | null;
  /** When the status last changed. */
  readonly modified_at: string;
  /** When the invocation entered the inbox of its key. */
  readonly inboxed_at: string | null;
  /** When the invocation was scheduled, if it was sent with a delay. */
  readonly scheduled_at: string | null;
  /** When the invocation is due to start, if it was sent with a delay. Null in a query that does not also use `scheduled_at` (seen on 1.6.2 and 1.7.12). A condition needs both columns: `scheduled_at IS NOT NULL AND scheduled_start_at < now()`. */
  readonly scheduled_start_at: string | null;
  /** When the invocation first ran. */
  readonly running_at: string | null;
  /** When the invocation completed. */
  readonly completed_at: string | null;
  /** How long a completed invocation is kept. */
  readonly completion_retention: string | null;
  /** How long the journal of a completed invocation is kept. */
  readonly journal_retention: string | null;
  /** The numbers of the completions that a suspended invocation waits for. */
  readonly suspended_waiting_for_completions: readonly number[] | null;
  /** The numbers of the signals that a suspended invocation waits for. */
  readonly suspended_waiting_for_signals: readonly number[] | null;
  /**
   * The awaited future of a suspended invocation, as a JSON string.
   *
   * @since Restate 1.7.2
   */
  readonly suspended_waiting_future_json?: string | null;
}

/**
 * A row of the SQL table `sys_journal`. One row for each entry in the journal of an invocation.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * Bytes are hexadecimal digits, in lower case. A query sees the bytes: `35` in a row is `X'35'` in a condition.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysJournal>(client, "SELECT * FROM sys_journal", { columns: tableColumns.sys_journal.always })`.
 */
export interface SysJournal {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the invocation. */
  readonly id: string;
  /** The index of the entry. 0 is the input. */
  readonly index: number;
  /** The type of the entry, such as `Command: Run` or `Notification: Run`. */
  readonly entry_type: string;
  /** The name of the step, if it has one. */
  readonly name: string | null;
  /** Whether the entry has a result. Journals of version 1 only. */
  readonly completed: boolean | null;
  /** The id of the invocation that the entry calls. */
  readonly invoked_id: string | null;
  /** The target that the entry calls. */
  readonly invoked_target: string | null;
  /** When a sleep ends. Journals of version 1 only; `entry_json` has it in later versions. */
  readonly sleep_wakeup_at: string | null;
  /** The workflow promise of the entry. */
  readonly promise_name: string | null;
  /** The stored bytes of the entry. Null on 1.6.2. */
  readonly raw: string | null;
  /**
   * The length of `raw` in bytes.
   *
   * @since Restate 1.7.2
   */
  readonly raw_length?: number | null;
  /** The version of the journal format: 2 for invocations pinned to version 4 or later of the service protocol. */
  readonly version: number;
  /** The entry as a JSON string, with payloads as arrays of bytes. Null in journals of version 1. */
  readonly entry_json: string | null;
  /** The entry without its payloads, as a JSON string. Null in journals of version 1. */
  readonly entry_lite_json: string | null;
  /** When the entry was appended to the journal. */
  readonly appended_at: string | null;
}

/**
 * A row of the SQL table `sys_journal_events`. One row for each event of an invocation that is not a journal entry: failed attempts and pauses.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysJournalEvents>(client, "SELECT * FROM sys_journal_events", { columns: tableColumns.sys_journal_events.always })`.
 */
export interface SysJournalEvents {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the invocation. */
  readonly id: string;
  /** The index of the last journal entry when the event happened. */
  readonly after_journal_entry_index: number;
  /** When the event happened. */
  readonly appended_at: string;
  /**
   * The type of the event:
   *
   * - `TransientError`: an attempt failed. Repetitions of the same failure add no event.
   * - `Paused`: the invocation was paused by its retry policy or by a caller.
   */
  readonly event_type: "TransientError" | "Paused" | (string & {});
  /**
   * The event as a JSON string. A `TransientError` has `error_code`, `error_message` and, if known, `error_stacktrace`,
   * `restate_doc_error_code`, `related_command_index`, `related_command_name` and `related_command_type`. A `Paused` event
   * has the same fields in `last_failure`, unless a caller paused the invocation.
   */
  readonly event_json: string;
}

/**
 * A row of the SQL table `sys_keyed_service_status`. One row for each key of a virtual object or workflow that an invocation holds.
 *
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysKeyedServiceStatus>(client, "SELECT * FROM sys_keyed_service_status", { columns: tableColumns.sys_keyed_service_status.always })`.
 */
export interface SysKeyedServiceStatus {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The name of the virtual object or workflow. */
  readonly service_name: string;
  /** The key of the virtual object or workflow. */
  readonly service_key: string;
  /** The id of the invocation that holds the key. */
  readonly invocation_id: string;
}

/**
 * A row of the SQL table `sys_locks`. One row for each held key of a virtual object, if virtual queues are enabled.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysLocks>(client, "SELECT * FROM sys_locks", { columns: tableColumns.sys_locks.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysLocks {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The scope of the virtual object, if any. */
  readonly scope: string | null;
  /** The virtual object and its key, such as `Counter/bob`. */
  readonly lock_name: string;
  /** When the key was acquired. */
  readonly acquired_at: string;
  /** The id of the invocation that holds the key. */
  readonly acquired_by: string;
}

/**
 * A row of the SQL table `sys_promise`. One row for each workflow promise that is awaited, resolved or rejected.
 *
 * Bytes are hexadecimal digits, in lower case. A query sees the bytes: `35` in a row is `X'35'` in a condition.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysPromise>(client, "SELECT * FROM sys_promise", { columns: tableColumns.sys_promise.always })`.
 */
export interface SysPromise {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /**
   * The scope of the workflow, if any.
   *
   * @since Restate 1.7.2
   */
  readonly scope?: string | null;
  /** The name of the workflow. */
  readonly service_name: string;
  /** The key of the workflow. */
  readonly service_key: string;
  /** The name of the promise. */
  readonly key: string;
  /** Whether the promise is resolved or rejected. */
  readonly completed: boolean;
  /** The value that the promise was resolved with, as bytes. */
  readonly completion_success_value: string | null;
  /** The value that the promise was resolved with, as a string, which most SDKs write as JSON. */
  readonly completion_success_value_utf8: string | null;
  /** The failure that the promise was rejected with, such as `[500 Internal] no`. */
  readonly completion_failure: string | null;
}

/**
 * A row of the SQL table `sys_rules`. One row for each rule that limits concurrency.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysRules>(client, "SELECT * FROM sys_rules", { columns: tableColumns.sys_rules.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysRules {
  /** The scopes and limit keys that the rule applies to, such as `tenants/*`. */
  readonly pattern: string;
  /** The maximum number of concurrent invocations. Null for no limit. */
  readonly concurrency: number | null;
  /** The description that the rule was created with. */
  readonly description: string | null;
  /** Whether the rule is disabled. */
  readonly disabled: boolean;
  /** The version of the rule. */
  readonly version: number;
  /** When the rule last changed. */
  readonly last_modified: string;
}

/**
 * A row of the SQL table `sys_scheduler`. One row for each virtual queue that has entries to run, with the reason why it waits.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * Durations are ISO strings such as `PT86400S`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysScheduler>(client, "SELECT * FROM sys_scheduler", { columns: tableColumns.sys_scheduler.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysScheduler {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the virtual queue, `vq_...`. */
  readonly id: string;
  /** The number of entries that wait to run. */
  readonly num_inbox: number;
  /** The scheduling status of the queue. */
  readonly status: "dormant" | "scheduled" | "blocked" | (string & {});
  /** The id of the next entry, if known. */
  readonly head_entry_id: string | null;
  /** When that entry can run, if it cannot run yet. */
  readonly scheduled_at: string | null;
  /** The reason why the queue waits, if it does. */
  readonly blocked_on: "lock" | "limit-key-concurrency" | (string & {}) | null;
  /** The reason why the queue waits, with all details, as a JSON string. */
  readonly blocked_on_json: string | null;
  /** How long that entry waited for capacity of the server. */
  readonly invoker_concurrency_block_duration: string | null;
  /** How long that entry waited for a throttling rule. */
  readonly throttling_rules_block_duration: string | null;
  /** How long that entry waited because the server throttled it. */
  readonly invoker_throttling_block_duration: string | null;
  /** How long that entry waited for memory. */
  readonly invoker_memory_block_duration: string | null;
  /** How long that entry waited for a concurrency rule. */
  readonly concurrency_rules_block_duration: string | null;
  /** How long that entry waited for the key of its virtual object. */
  readonly lock_block_duration: string | null;
  /** How long that entry waited for capacity of its deployment. */
  readonly deployment_concurrency_block_duration: string | null;
}

/**
 * A row of the SQL table `sys_service`. One row for each service, as its latest deployment serves it.
 *
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysService>(client, "SELECT * FROM sys_service", { columns: tableColumns.sys_service.always })`.
 */
export interface SysService {
  /** The name of the service. */
  readonly name: string;
  /** The revision of the service. Each deployment of the service increments it. */
  readonly revision: number;
  /** Whether the service can be called through the ingress. */
  readonly public: boolean;
  /** The type of the service. */
  readonly ty: "service" | "virtual_object" | "workflow";
  /** The id of the latest deployment of the service. */
  readonly deployment_id: string;
}

/**
 * A row of the SQL table `sys_user_limits`. One row for each scope or limit key in use, with the usage of its limit.
 *
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysUserLimits>(client, "SELECT * FROM sys_user_limits", { columns: tableColumns.sys_user_limits.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysUserLimits {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The scope. */
  readonly scope: string;
  /** The first part of the limit key. Null for the whole scope. */
  readonly l1: string | null;
  /** The second part of the limit key, if any. */
  readonly l2: string | null;
  /** Whether the usage counts for the scope, or for the first or second part of the limit key. */
  readonly level: "Scope" | "Level1" | "Level2" | (string & {});
  /** The number of invocations that run. */
  readonly usage: number;
  /** The maximum number of concurrent invocations. Null for no limit. */
  readonly concurrency_limit: number | null;
  /** The pattern of the rule that sets the limit. */
  readonly rule_pattern: string | null;
  /** The number of invocations that can still start. Null for no limit. */
  readonly available: number | null;
  /** The number of virtual queues that wait for the limit. */
  readonly num_waiters: number;
}

/**
 * A row of the SQL table `sys_vqueue_entry_status`. One row for each entry of a virtual queue, by invocation.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * Durations are ISO strings such as `PT86400S`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysVqueueEntryStatus>(client, "SELECT * FROM sys_vqueue_entry_status", { columns: tableColumns.sys_vqueue_entry_status.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysVqueueEntryStatus {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the invocation, `inv_...`. */
  readonly entry_id: string;
  /** The id of the virtual queue, `vq_...`. */
  readonly vqueue_id: string;
  /** The stage of the queue that the entry is in. */
  readonly stage: "inbox" | "running" | "suspended" | "paused" | "finished" | (string & {});
  /** The status of the entry. In some stages it is the status from before the entry reached the stage. */
  readonly status:
    | "new"
    | "scheduled"
    | "started"
    | "backing-off"
    | "yielded"
    | "succeeded"
    | "failed"
    | "cancelled"
    | "killed"
    | (string & {});
  /** Whether the entry holds the key of its virtual object. */
  readonly has_lock: boolean;
  /** When the entry next changes its stage. */
  readonly next_at: string | null;
  /** The position among entries that can run at the same time. */
  readonly sequence_number: number | bigint | null;
  /** The kind of the entry. */
  readonly entry_kind: "invocation" | "state-mutation" | (string & {});
  /** When the entry was created. */
  readonly created_at: string | null;
  /** When the entry reached its stage. */
  readonly transitioned_at: string | null;
  /** The number of attempts. */
  readonly num_attempts: number | null;
  /** The number of failed attempts. */
  readonly num_errors: number | null;
  /** How often the entry was paused. */
  readonly num_pauses: number | null;
  /** How often the entry was suspended. */
  readonly num_suspensions: number | null;
  /** How often the entry yielded to others. */
  readonly num_yields: number | null;
  /** When the first attempt started. */
  readonly first_attempt_at: string | null;
  /** When the latest attempt started. */
  readonly latest_attempt_at: string | null;
  /** When the entry could run for the first time. */
  readonly first_runnable_at: string | null;
  /** The deployment that the entry is pinned to. */
  readonly deployment: string | null;
  /** The estimated memory that the entry needs on the server, in bytes. */
  readonly needed_memory: number | null;
  /** The number of retries. */
  readonly retry_attempts: number | null;
  /** The number of retries since a command was last stored in the journal. */
  readonly retry_count_since_last_stored_command: number | null;
  /** How long the latest attempt waited for capacity of the server. */
  readonly latest_attempt_blocked_on_invoker_concurrency: string | null;
  /** How long the latest attempt waited for a throttling rule. */
  readonly latest_attempt_blocked_on_throttling_rules: string | null;
  /** How long the latest attempt waited because the server throttled it. */
  readonly latest_attempt_blocked_on_invoker_throttling: string | null;
  /** How long the latest attempt waited for memory. */
  readonly latest_attempt_blocked_on_invoker_memory: string | null;
  /** How long the latest attempt waited for a concurrency rule. */
  readonly latest_attempt_blocked_on_concurrency_rules: string | null;
  /** How long the latest attempt waited for the key of its virtual object. */
  readonly latest_attempt_blocked_on_lock: string | null;
  /** How long the latest attempt waited for capacity of its deployment. */
  readonly latest_attempt_blocked_on_deployment_concurrency: string | null;
  /** The total time that the entry waited for capacity of the server. */
  readonly total_blocked_on_invoker_concurrency: string | null;
  /** The total time that the entry waited for throttling rules. */
  readonly total_blocked_on_throttling_rules: string | null;
  /** The total time that the entry waited because the server throttled it. */
  readonly total_blocked_on_invoker_throttling: string | null;
  /** The total time that the entry waited for memory. */
  readonly total_blocked_on_invoker_memory: string | null;
  /** The total time that the entry waited for concurrency rules. */
  readonly total_blocked_on_concurrency_rules: string | null;
  /** The total time that the entry waited for the key of its virtual object. */
  readonly total_blocked_on_lock: string | null;
  /** The total time that the entry waited for capacity of its deployment. */
  readonly total_blocked_on_deployment_concurrency: string | null;
}

/**
 * A row of the SQL table `sys_vqueue_meta`. One row for each virtual queue, if virtual queues are enabled.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * Durations are ISO strings such as `PT86400S`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysVqueueMeta>(client, "SELECT * FROM sys_vqueue_meta", { columns: tableColumns.sys_vqueue_meta.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysVqueueMeta {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the virtual queue, `vq_...`. */
  readonly id: string;
  /** Whether the queue has entries to run and is not paused. */
  readonly is_active: boolean;
  /** Whether the queue is paused. */
  readonly queue_is_paused: boolean;
  /** The service whose invocations the queue has. */
  readonly service_name: string | null;
  /** The scope of the queue, if any. */
  readonly scope: string | null;
  /** The limit key of the queue, if any. */
  readonly limit_key: string | null;
  /** The virtual object and its key, such as `Counter/bob`, if the queue is for one. */
  readonly lock_name: string | null;
  /** When the queue was created. */
  readonly created_at: string | null;
  /** When the last entry was added. */
  readonly last_enqueued_at: string | null;
  /** When an entry last started its first attempt. */
  readonly last_start_at: string | null;
  /** When an entry last started an attempt. */
  readonly last_attempt_at: string | null;
  /** When an entry last finished. */
  readonly last_finish_at: string | null;
  /** The average time that entries wait for their first attempt. */
  readonly avg_queue_duration: string | null;
  /** The average time that entries wait before an attempt. */
  readonly avg_inbox_duration: string | null;
  /** The average time that entries run. */
  readonly avg_run_duration: string | null;
  /** The average time that entries are suspended. */
  readonly avg_suspension_duration: string | null;
  /** The average time from when an entry can run until it is completed. */
  readonly avg_end_to_end_duration: string | null;
  /** The average time that the first entry waits for a concurrency rule. */
  readonly avg_blocked_on_concurrency_rules: string | null;
  /** The average time that the first entry waits for capacity of the server. */
  readonly avg_blocked_on_invoker_concurrency: string | null;
  /** The average time that the first entry waits because the server throttles. */
  readonly avg_blocked_on_invoker_throttling: string | null;
  /** The average time that the first entry waits for the key of its virtual object. */
  readonly avg_blocked_on_lock: string | null;
  /** The number of entries that wait to run. */
  readonly num_inbox: number | null;
  /** The number of entries that run. */
  readonly num_running: number | null;
  /** The number of suspended entries. */
  readonly num_suspended: number | null;
  /** The number of paused entries. */
  readonly num_paused: number | null;
  /** The number of finished entries that are still in the queue. */
  readonly num_finished: number | null;
}

/**
 * A row of the SQL table `sys_vqueues`. One row for each entry of a virtual queue, by queue.
 *
 * Times are ISO strings in UTC. Compare them as dates, since whole seconds have no `.000`.
 * A column without a value is `null` if the option `columns` names it:
 * `queryRows<SysVqueues>(client, "SELECT * FROM sys_vqueues", { columns: tableColumns.sys_vqueues.always })`.
 *
 * @since Restate 1.7.2
 */
export interface SysVqueues {
  /** The key by which rows are distributed over the partitions of the cluster. */
  readonly partition_key: number | bigint;
  /** The id of the virtual queue, `vq_...`. */
  readonly id: string;
  /** The stage of the queue that the entry is in. */
  readonly stage: "inbox" | "running" | "suspended" | "paused" | "finished" | (string & {});
  /** The status of the entry. In some stages it is the status from before the entry reached the stage. */
  readonly status:
    | "new"
    | "scheduled"
    | "started"
    | "backing-off"
    | "yielded"
    | "succeeded"
    | "failed"
    | "cancelled"
    | "killed"
    | (string & {});
  /** Whether the entry holds the key of its virtual object. */
  readonly has_lock: boolean;
  /** When an entry in the inbox can run. */
  readonly run_at: string | null;
  /** The position among entries that can run at the same time. */
  readonly sequence_number: number | bigint | null;
  /** The id of the invocation, `inv_...`. */
  readonly entry_id: string;
  /** The kind of the entry. */
  readonly entry_kind: "invocation" | "state-mutation" | (string & {});
  /** When the entry was created. */
  readonly created_at: string | null;
  /** When the entry reached its stage. */
  readonly transitioned_at: string | null;
  /** The number of attempts. */
  readonly num_attempts: number | null;
  /** The number of failed attempts. */
  readonly num_errors: number | null;
  /** How often the entry was paused. */
  readonly num_pauses: number | null;
  /** How often the entry was suspended. */
  readonly num_suspensions: number | null;
  /** How often the entry yielded to others. */
  readonly num_yields: number | null;
  /** When the first attempt started. */
  readonly first_attempt_at: string | null;
  /** When the latest attempt started. */
  readonly latest_attempt_at: string | null;
  /** When the entry could run for the first time. */
  readonly first_runnable_at: string | null;
  /** The deployment that the entry is pinned to. */
  readonly deployment: string | null;
}
