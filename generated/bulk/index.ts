// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import {
  cancelInvocation,
  type CancelInvocationAnswer,
  deleteInvocation,
  type DeleteInvocationAnswer,
  type DeleteInvocationOptions,
  killInvocation,
  type KillInvocationAnswer,
  pauseInvocation,
  type PauseInvocationAnswer,
  purgeInvocation,
  type PurgeInvocationAnswer,
  purgeJournal,
  type PurgeJournalAnswer,
  restartAsNewInvocation,
  type RestartAsNewInvocationAnswer,
  type RestartAsNewInvocationOptions,
  resumeInvocation,
  type ResumeInvocationAnswer,
  type ResumeInvocationOptions,
} from "../operations/invocation.js";
import type { BulkOperation, BulkOptions, BulkResult, BulkTargets } from "../../src/bulk/index.js";
import { runBulk } from "../../src/bulk/index.js";

const $cancelInvocations = {
  name: "cancelInvocations",
  method: "PATCH",
  path: "/invocations/{invocation_id}/cancel",
  retry: {"idempotent":true},
  options: [],
  already: [409],
  repeated: [404],
} as const satisfies BulkOperation;

/**
 * Cancel an invocation: {@link cancelInvocation} for each of many.
 *
 * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
 * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function cancelInvocations(client: Client, targets: BulkTargets, options: BulkOptions = {}): Promise<BulkResult<CancelInvocationAnswer["data"]>> {
  return runBulk(client, $cancelInvocations, targets, options, (id, each) =>
    cancelInvocation(client, id, each),
  );
}

const $deleteInvocations = {
  name: "deleteInvocations",
  method: "DELETE",
  path: "/invocations/{invocation_id}",
  retry: {"idempotent":true},
  options: ["mode"],
  already: [],
  repeated: [],
} as const satisfies BulkOperation;

/**
 * Delete an invocation: {@link deleteInvocation} for each of many.
 *
 * Use kill_invocation/cancel_invocation/purge_invocation instead.
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `mode`, `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 * @deprecated as {@link deleteInvocation} is.
 */
export function deleteInvocations(client: Client, targets: BulkTargets, options: BulkOptions & DeleteInvocationOptions = {}): Promise<BulkResult<DeleteInvocationAnswer["data"]>> {
  return runBulk(client, $deleteInvocations, targets, options, (id, each) =>
    deleteInvocation(client, id, each),
  );
}

const $killInvocations = {
  name: "killInvocations",
  method: "PATCH",
  path: "/invocations/{invocation_id}/kill",
  retry: {"idempotent":true},
  options: [],
  already: [409],
  repeated: [404],
} as const satisfies BulkOperation;

/**
 * Kill an invocation: {@link killInvocation} for each of many.
 *
 * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
 * in-flight invocations to other services, or other side effects. Use with caution.
 * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function killInvocations(client: Client, targets: BulkTargets, options: BulkOptions = {}): Promise<BulkResult<KillInvocationAnswer["data"]>> {
  return runBulk(client, $killInvocations, targets, options, (id, each) =>
    killInvocation(client, id, each),
  );
}

const $pauseInvocations = {
  name: "pauseInvocations",
  method: "PATCH",
  path: "/invocations/{invocation_id}/pause",
  retry: {"idempotent":true},
  options: [],
  already: [200],
  repeated: [],
} as const satisfies BulkOperation;

/**
 * Pause an invocation: {@link pauseInvocation} for each of many.
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function pauseInvocations(client: Client, targets: BulkTargets, options: BulkOptions = {}): Promise<BulkResult<PauseInvocationAnswer["data"]>> {
  return runBulk(client, $pauseInvocations, targets, options, (id, each) =>
    pauseInvocation(client, id, each),
  );
}

const $purgeInvocations = {
  name: "purgeInvocations",
  method: "PATCH",
  path: "/invocations/{invocation_id}/purge",
  retry: {"idempotent":true},
  options: [],
  already: [404],
  repeated: [],
} as const satisfies BulkOperation;

/**
 * Purge a completed invocation: {@link purgeInvocation} for each of many.
 *
 * Deletes all state associated with a completed invocation, including its journal and metadata.
 * This operation only applies to invocations that have already completed. For more information,
 * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function purgeInvocations(client: Client, targets: BulkTargets, options: BulkOptions = {}): Promise<BulkResult<PurgeInvocationAnswer["data"]>> {
  return runBulk(client, $purgeInvocations, targets, options, (id, each) =>
    purgeInvocation(client, id, each),
  );
}

const $purgeJournals = {
  name: "purgeJournals",
  method: "PATCH",
  path: "/invocations/{invocation_id}/purge-journal",
  retry: {"idempotent":true},
  options: [],
  already: [404],
  repeated: [],
} as const satisfies BulkOperation;

/**
 * Purge invocation journal: {@link purgeJournal} for each of many.
 *
 * Deletes only the journal entries for a completed invocation, while retaining its metadata.
 * This operation only applies to invocations that have already completed.
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function purgeJournals(client: Client, targets: BulkTargets, options: BulkOptions = {}): Promise<BulkResult<PurgeJournalAnswer["data"]>> {
  return runBulk(client, $purgeJournals, targets, options, (id, each) =>
    purgeJournal(client, id, each),
  );
}

const $restartInvocations = {
  name: "restartInvocations",
  method: "PATCH",
  path: "/invocations/{invocation_id}/restart-as-new",
  retry: {"idempotent":false},
  options: ["deployment","from"],
  already: [],
  repeated: [],
} as const satisfies BulkOperation;

/**
 * Restart invocation as new: {@link restartAsNewInvocation} for each of many.
 *
 * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
 * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time. What may have been done, and is not safe to repeat, is in `unknown`.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `deployment`, `from`, `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function restartInvocations(client: Client, targets: BulkTargets, options: BulkOptions & RestartAsNewInvocationOptions = {}): Promise<BulkResult<RestartAsNewInvocationAnswer["data"]>> {
  return runBulk(client, $restartInvocations, targets, options, (id, each) =>
    restartAsNewInvocation(client, id, each),
  );
}

const $resumeInvocations = {
  name: "resumeInvocations",
  method: "PATCH",
  path: "/invocations/{invocation_id}/resume",
  retry: {"idempotent":false},
  options: ["deployment"],
  already: [],
  repeated: [],
} as const satisfies BulkOperation;

/**
 * Resume an invocation: {@link resumeInvocation} for each of many.
 *
 * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
 * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
 *
 * A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, for at most a minute each time. What may have been done, and is not safe to repeat, is in `unknown`.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param targets - Which ones: ids, rows that have an `id`, or a filter.
 * @param options - `deployment`, `concurrency`, `onProgress`, `dryRun`, and the options of each request.
 * @returns What was done, where there was nothing to do, and what failed.
 * @throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.
 * @throws what the query fails with that lists what meets a filter; nothing was done then.
 * @throws TypeError if an argument is wrong; nothing was done then.
 */
export function resumeInvocations(client: Client, targets: BulkTargets, options: BulkOptions & ResumeInvocationOptions = {}): Promise<BulkResult<ResumeInvocationAnswer["data"]>> {
  return runBulk(client, $resumeInvocations, targets, options, (id, each) =>
    resumeInvocation(client, id, each),
  );
}
