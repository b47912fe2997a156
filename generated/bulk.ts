// Generated from Admin API by `npm run generate`. Do not edit.

import { type BulkOperation, type BulkOptions, type BulkResult, type BulkTargets, runBulk } from "../src/bulk/index.js";
import { PLAIN, PLAIN_OR_NULL } from "../src/runtime.js";
import type { Client } from "./client.js";
import type { RestartAsNewInvocationResponse } from "./components.js";
import {
  cancelInvocation,
  killInvocation,
  pauseInvocation,
  purgeInvocation,
  purgeJournal,
  type RestartAsNewInvocationOptions,
  type ResumeInvocationOptions,
  restartAsNewInvocation,
  resumeInvocation,
} from "./operations/invocation.js";

const $text1 =
  "cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node \\S+ was shut down or removed)";
const $cancelInvocations = {
  name: "cancelInvocations",
  retry: { idempotent: true },
  unchanged: [
    { status: 409, reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  leaveOut: { status: "completed" },
  batch: { path: "/internal/invocations_batch_operations/cancel", options: [], undone: $text1 },
  options: {},
} as const satisfies BulkOperation;

/**
 * Applies {@link cancelInvocation} to many targets: several in one request, or one each if the server cannot take several.
 *
 * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
 * The handler notices the cancellation at its next incomplete step. If it fails before that step, the server accepts each
 * cancellation, and the invocation continues to fail. A paused invocation runs again first, and is then paused again. Resume it
 * on another deployment, or kill it.
 * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
 *
 * To select by age, use `stuckFor`: how long an invocation has been failing or paused. `olderThan` is its age since it was created, so it also selects one that worked until a moment ago.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await cancelInvocations(
 *   client,
 *   { service: "Greeter", stuckFor: { minutes: 10 } },
 * );
 * ```
 */
export function cancelInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $cancelInvocations, targets, options, (id, each) => cancelInvocation(client, id, each));
}

const $killInvocations = {
  name: "killInvocations",
  retry: { idempotent: true },
  unchanged: [
    { status: 409, reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  leaveOut: { status: "completed" },
  batch: { path: "/internal/invocations_batch_operations/kill", options: [], undone: $text1 },
  options: {},
} as const satisfies BulkOperation;

/**
 * Applies {@link killInvocation} to many targets: several in one request, or one each if the server cannot take several.
 *
 * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
 * in-flight invocations to other services, or other side effects. Use with caution.
 * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
 *
 * To select by age, use `stuckFor`: how long an invocation has been failing or paused. `olderThan` is its age since it was created, so it also selects one that worked until a moment ago.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await killInvocations(
 *   client,
 *   { service: "Greeter", stuckFor: { minutes: 10 } },
 * );
 * ```
 */
export function killInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $killInvocations, targets, options, (id, each) => killInvocation(client, id, each));
}

const $pauseInvocations = {
  name: "pauseInvocations",
  retry: { idempotent: true },
  unchanged: [
    { status: 200, reason: "not running" },
    { status: 409, message: "is not running", reason: "not started or completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  leaveOut: { status: "completed" },
  options: {},
} as const satisfies BulkOperation;

/**
 * Applies {@link pauseInvocation} to many targets: one request for each.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await pauseInvocations(client, { service: "Greeter", status: "running" });
 * ```
 */
export function pauseInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $pauseInvocations, targets, options, (id, each) => pauseInvocation(client, id, each));
}

const $purgeInvocations = {
  name: "purgeInvocations",
  retry: { idempotent: true },
  unchanged: [{ status: 404, reason: "gone" }],
  batch: { path: "/internal/invocations_batch_operations/purge", options: [], undone: $text1 },
  options: {},
} as const satisfies BulkOperation;

/**
 * Applies {@link purgeInvocation} to many targets: several in one request, or one each if the server cannot take several.
 *
 * Deletes all state associated with a completed invocation, including its journal and metadata.
 * This operation only applies to invocations that have already completed. For more information,
 * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
 *
 * To select by age, use `completedFor`: how long ago an invocation completed. `olderThan` is its age since it was created, so it also selects one that completed a moment ago.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await purgeInvocations(
 *   client,
 *   { service: "Greeter", completedFor: { days: 7 } },
 * );
 * ```
 */
export function purgeInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $purgeInvocations, targets, options, (id, each) => purgeInvocation(client, id, each));
}

const $purgeJournals = {
  name: "purgeJournals",
  retry: { idempotent: true },
  unchanged: [{ status: 404, reason: "gone" }],
  batch: { path: "/internal/invocations_batch_operations/purge-journal", options: [], undone: $text1 },
  options: {},
} as const satisfies BulkOperation;

/**
 * Applies {@link purgeJournal} to many targets: several in one request, or one each if the server cannot take several.
 *
 * Deletes only the journal entries for a completed invocation, while retaining its metadata.
 * This operation only applies to invocations that have already completed.
 *
 * To select by age, use `completedFor`: how long ago an invocation completed. `olderThan` is its age since it was created, so it also selects one that completed a moment ago.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await purgeJournals(
 *   client,
 *   { service: "Greeter", completedFor: { days: 7 } },
 * );
 * ```
 */
export function purgeJournals(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $purgeJournals, targets, options, (id, each) => purgeJournal(client, id, each));
}

const $restartInvocationsAsNew = {
  name: "restartInvocationsAsNew",
  retry: { idempotent: false },
  unchanged: [],
  options: { deployment: PLAIN, from: PLAIN_OR_NULL },
} as const satisfies BulkOperation;

/**
 * Applies {@link restartAsNewInvocation} to many targets: one request for each.
 *
 * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
 * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`: look at it before you repeat the call.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `deployment`, `from`, `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await restartInvocationsAsNew(
 *   client,
 *   ["inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz"],
 *   { deployment: "latest" },
 * );
 * ```
 */
export function restartInvocationsAsNew(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions & RestartAsNewInvocationOptions = {},
): Promise<BulkResult<RestartAsNewInvocationResponse>> {
  return runBulk(client, $restartInvocationsAsNew, targets, options, (id, each) =>
    restartAsNewInvocation(client, id, each),
  );
}

const $resumeInvocations = {
  name: "resumeInvocations",
  retry: { idempotent: false },
  unchanged: [
    { status: 409, message: "is completed", reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  leaveOut: { status: "completed" },
  batch: { path: "/internal/invocations_batch_operations/resume", options: ["deployment"], undone: $text1 },
  options: { deployment: PLAIN },
} as const satisfies BulkOperation;

/**
 * Applies {@link resumeInvocation} to many targets: several in one request, or one each if the server cannot take several.
 *
 * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
 * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`: look at it before you repeat the call.
 *
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `deployment`, `concurrency`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
 * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @example
 * ```ts
 * const { succeeded, failed } = await resumeInvocations(
 *   client,
 *   { service: "Greeter", status: "paused" },
 *   { deployment: "latest" },
 * );
 * ```
 */
export function resumeInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions & ResumeInvocationOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $resumeInvocations, targets, options, (id, each) => resumeInvocation(client, id, each));
}
