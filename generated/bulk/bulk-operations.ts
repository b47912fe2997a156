// Generated from Admin API by `npm run generate`. Do not edit.

import {
  type BulkOperation,
  type BulkOptions,
  type BulkResult,
  type BulkTargets,
  runBulk,
} from "../../src/bulk/index.js";
import { bindFunctions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { RestartAsNewInvocationResponse } from "../components.js";
import {
  cancelInvocation,
  type DeleteInvocationOptions,
  deleteInvocation,
  killInvocation,
  pauseInvocation,
  purgeInvocation,
  purgeJournal,
  type RestartAsNewInvocationOptions,
  type ResumeInvocationOptions,
  restartAsNewInvocation,
  resumeInvocation,
} from "../operations/invocation.js";

const $cancelInvocations = {
  name: "cancelInvocations",
  retry: {
    idempotent: true,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
    ],
  },
  options: [],
  unchanged: [
    { status: 409, where: { status: "completed" }, reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  batch: { path: "/internal/invocations_batch_operations/cancel", options: [] },
} as const satisfies BulkOperation;

/**
 * Cancel an invocation, for many: one request for several targets, or {@link cancelInvocation} for each where the server does not have that.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 */
export function cancelInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $cancelInvocations, targets, options, (id, each) => cancelInvocation(client, id, each));
}

const $deleteInvocations = {
  name: "deleteInvocations",
  retry: { idempotent: true, temporary: [] },
  options: ["mode"],
  nullable: ["mode"],
  unchanged: [],
} as const satisfies BulkOperation;

/**
 * Delete an invocation, for many: calls {@link deleteInvocation} for each target.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `mode`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 * @deprecated Like {@link deleteInvocation}.
 */
export function deleteInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions & DeleteInvocationOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $deleteInvocations, targets, options, (id, each) => deleteInvocation(client, id, each));
}

const $killInvocations = {
  name: "killInvocations",
  retry: {
    idempotent: true,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
    ],
  },
  options: [],
  unchanged: [
    { status: 409, where: { status: "completed" }, reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  batch: { path: "/internal/invocations_batch_operations/kill", options: [] },
} as const satisfies BulkOperation;

/**
 * Kill an invocation, for many: one request for several targets, or {@link killInvocation} for each where the server does not have that.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
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
  retry: {
    idempotent: true,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
    ],
  },
  options: [],
  unchanged: [{ status: 200, reason: "not running" }],
} as const satisfies BulkOperation;

/**
 * Pause an invocation, for many: calls {@link pauseInvocation} for each target.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
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
  retry: {
    idempotent: true,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
    ],
  },
  options: [],
  unchanged: [{ status: 404, reason: "gone" }],
  batch: { path: "/internal/invocations_batch_operations/purge", options: [] },
} as const satisfies BulkOperation;

/**
 * Purge a completed invocation, for many: one request for several targets, or {@link purgeInvocation} for each where the server does not have that.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
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
  retry: {
    idempotent: true,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
    ],
  },
  options: [],
  unchanged: [{ status: 404, reason: "gone" }],
  batch: { path: "/internal/invocations_batch_operations/purge-journal", options: [] },
} as const satisfies BulkOperation;

/**
 * Purge invocation journal, for many: one request for several targets, or {@link purgeJournal} for each where the server does not have that.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 */
export function purgeJournals(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $purgeJournals, targets, options, (id, each) => purgeJournal(client, id, each));
}

const $restartInvocations = {
  name: "restartInvocations",
  retry: {
    idempotent: false,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
      { status: 400, message: "given deployment was not found", created: "deployment" },
    ],
  },
  options: ["deployment", "from"],
  nullable: ["from"],
  unchanged: [],
} as const satisfies BulkOperation;

/**
 * Restart invocation as new, for many: calls {@link restartAsNewInvocation} for each target.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops. A target that may have been changed, and that a retry could change again, is in `unknown`.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `deployment`, `from`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 */
export function restartInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions & RestartAsNewInvocationOptions = {},
): Promise<BulkResult<RestartAsNewInvocationResponse>> {
  return runBulk(client, $restartInvocations, targets, options, (id, each) => restartAsNewInvocation(client, id, each));
}

const $resumeInvocations = {
  name: "resumeInvocations",
  retry: {
    idempotent: false,
    temporary: [
      {
        status: 503,
        message:
          "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))",
      },
      { status: 400, message: "given deployment was not found", created: "deployment" },
    ],
  },
  options: ["deployment"],
  unchanged: [
    { status: 409, message: "is completed", where: { status: "completed" }, reason: "completed" },
    { status: 409, message: "is still running", query: { deployment: "latest" }, reason: "running" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  batch: {
    path: "/internal/invocations_batch_operations/resume",
    options: ["deployment"],
    latest: {
      option: "deployment",
      value: "latest",
      query:
        "SELECT id, target_service_name AS name FROM sys_invocation WHERE id IN ('{invocation_id}') AND pinned_deployment_id IS NOT NULL",
    },
  },
} as const satisfies BulkOperation;

/**
 * Resume an invocation, for many: one request for several targets, or {@link resumeInvocation} for each where the server does not have that.
 *
 * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops. A target that may have been changed, and that a retry could change again, is in `unknown`.
 *
 * @param client - The client, from {@link createClient}.
 * @param targets - Ids, rows with an `id`, or a filter.
 * @param options - `deployment`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
 * @returns Every target, listed by outcome.
 * @throws A {@link BulkStoppedError} if `signal` is aborted, the targets fail once the run has started, the server stays away, or the token or the address is wrong; the error has the result so far.
 * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
 * @throws A `TypeError` if an argument is wrong, before any target is called.
 */
export function resumeInvocations(
  client: Client,
  targets: BulkTargets,
  options: BulkOptions & ResumeInvocationOptions = {},
): Promise<BulkResult<void>> {
  return runBulk(client, $resumeInvocations, targets, options, (id, each) => resumeInvocation(client, id, each));
}

/** Every bulk operation, as methods of a client. */
export interface AdminBulkOperations {
  /**
   * Cancel an invocation, for many: one request for several targets, or {@link cancelInvocation} for each where the server does not have that.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link cancelInvocations} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.cancelInvocations({ service: "Greeter" });
   * ```
   */
  cancelInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Delete an invocation, for many: calls {@link deleteInvocation} for each target.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `mode`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link deleteInvocations} for errors.
   * @deprecated Like {@link deleteInvocation}.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.deleteInvocations({ service: "Greeter" });
   * ```
   */
  deleteInvocations(targets: BulkTargets, options?: BulkOptions & DeleteInvocationOptions): Promise<BulkResult<void>>;
  /**
   * Kill an invocation, for many: one request for several targets, or {@link killInvocation} for each where the server does not have that.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link killInvocations} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.killInvocations({ service: "Greeter" });
   * ```
   */
  killInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Pause an invocation, for many: calls {@link pauseInvocation} for each target.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link pauseInvocations} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.pauseInvocations({ service: "Greeter" });
   * ```
   */
  pauseInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Purge a completed invocation, for many: one request for several targets, or {@link purgeInvocation} for each where the server does not have that.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link purgeInvocations} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.purgeInvocations({ service: "Greeter" });
   * ```
   */
  purgeInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Purge invocation journal, for many: one request for several targets, or {@link purgeJournal} for each where the server does not have that.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link purgeJournals} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.purgeJournals({ service: "Greeter" });
   * ```
   */
  purgeJournals(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Restart invocation as new, for many: calls {@link restartAsNewInvocation} for each target.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops. A target that may have been changed, and that a retry could change again, is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `deployment`, `from`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link restartInvocations} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.restartInvocations(
   *   { service: "Greeter" },
   *   { deployment: "latest" },
   * );
   * ```
   */
  restartInvocations(
    targets: BulkTargets,
    options?: BulkOptions & RestartAsNewInvocationOptions,
  ): Promise<BulkResult<RestartAsNewInvocationResponse>>;
  /**
   * Resume an invocation, for many: one request for several targets, or {@link resumeInvocation} for each where the server does not have that.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within `maxPause`, the run stops. A target that may have been changed, and that a retry could change again, is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `deployment`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @see {@link resumeInvocations} for errors.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.resumeInvocations(
   *   { service: "Greeter" },
   *   { deployment: "latest" },
   * );
   * ```
   */
  resumeInvocations(targets: BulkTargets, options?: BulkOptions & ResumeInvocationOptions): Promise<BulkResult<void>>;
}

const $functions = {
  cancelInvocations,
  deleteInvocations,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  restartInvocations,
  resumeInvocations,
};
/** Binds every bulk operation to a client. */
export function bindBulkOperations(client: Client): AdminBulkOperations {
  return bindFunctions(client, $functions);
}
