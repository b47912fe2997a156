// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  decodeNothing,
  type Operation,
  type OperationPromise,
  PLAIN,
  PLAIN_OR_NULL,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { RestartAsNewInvocationResponse } from "../components.js";

const $text1 =
  "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node \\S+ was shut down or removed))";
const $cancelInvocation = {
  name: "cancelInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/cancel",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 429: "none", 503: "json" },
  retry: { idempotent: true, temporary: [{ status: 503, message: $text1 }] },
} as const satisfies Operation;

/**
 * Cancel an invocation
 *
 * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
 * The handler notices the cancellation at its next incomplete step. If it fails before that step, the server accepts each
 * cancellation, and the invocation continues to fail. A paused invocation runs again first, and is then paused again. Resume it
 * on another deployment, or kill it.
 * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
 *
 * `PATCH /invocations/{invocation_id}/cancel`. Retried even if the server may have acted on the request.
 *
 * @param invocationId - Invocation identifier.
 * @param options - {@link RequestOptions}.
 * @returns 200: Invocation cancelled successfully. 202: Cancellation request accepted and will be processed asynchronously.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id is malformed.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/cancel-an-invocation}
 * @example
 * ```ts
 * await cancelInvocation(client, "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
 * ```
 */
export function cancelInvocation(
  client: Client,
  invocationId: string,
  options?: RequestOptions,
): OperationPromise<void, 200 | 202> {
  return callOperation(client, $cancelInvocation, options, { params: { path: { invocation_id: invocationId } } });
}

/** Options of {@link deleteInvocation}. */
export interface DeleteInvocationOptions extends RequestOptions {
  /**
   * If cancel, it will gracefully terminate the invocation.
   * If kill, it will terminate the invocation with a hard stop.
   * If purge, it will only cleanup the response for completed invocations,
   * and leave unaffected an in-flight invocation.
   */
  readonly mode?: null | ("Cancel" | "Kill" | "Purge") | undefined;
}

const $deleteInvocation = {
  name: "deleteInvocation",
  method: "DELETE",
  path: "/invocations/{invocation_id}",
  decode: decodeNothing,
  errors: { 400: "json or text", 405: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  options: { mode: PLAIN_OR_NULL },
} as const satisfies Operation;

/**
 * Delete an invocation
 *
 * `DELETE /invocations/{invocation_id}`. Retried even if the server may have acted on the request.
 *
 * @param invocationId - Invocation identifier.
 * @param options - `mode`, and {@link RequestOptions}.
 * @returns 202: Accepted, even if the invocation does not exist or is completed.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 405 Method Not Allowed
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/invocation/delete-an-invocation}
 * @deprecated Use `killInvocation`, `cancelInvocation` or `purgeInvocation`, which say whether the invocation exists.
 * @example
 * ```ts
 * await deleteInvocation(client, "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
 * ```
 */
export function deleteInvocation(
  client: Client,
  invocationId: string,
  options?: DeleteInvocationOptions,
): OperationPromise<void, 202> {
  return callOperation(client, $deleteInvocation, options, {
    params: { path: { invocation_id: invocationId }, query: { mode: options?.mode } },
  });
}

const $killInvocation = {
  name: "killInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/kill",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 429: "none", 503: "json" },
  retry: { idempotent: true, temporary: [{ status: 503, message: $text1 }] },
} as const satisfies Operation;

/**
 * Kill an invocation
 *
 * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
 * in-flight invocations to other services, or other side effects. Use with caution.
 * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
 *
 * `PATCH /invocations/{invocation_id}/kill`. Retried even if the server may have acted on the request.
 *
 * @param invocationId - Invocation identifier.
 * @param options - {@link RequestOptions}.
 * @returns 200: Invocation killed successfully.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id is malformed.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/kill-an-invocation}
 * @example
 * ```ts
 * await killInvocation(client, "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
 * ```
 */
export function killInvocation(
  client: Client,
  invocationId: string,
  options?: RequestOptions,
): OperationPromise<void, 200> {
  return callOperation(client, $killInvocation, options, { params: { path: { invocation_id: invocationId } } });
}

const $pauseInvocation = {
  name: "pauseInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/pause",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 429: "none", 503: "json" },
  retry: { idempotent: true, temporary: [{ status: 503, message: $text1 }] },
} as const satisfies Operation;

/**
 * Pause an invocation
 *
 * `PATCH /invocations/{invocation_id}/pause`. Retried even if the server may have acted on the request.
 *
 * @param invocationId - Invocation identifier.
 * @param options - {@link RequestOptions}.
 * @returns 200: There is nothing to pause. The invocation is already paused, or, on a server without virtual queues, it is suspended and remains suspended. 202: The invocation will be paused, once the current step of a running handler has ended; until then the status is `running`. A server with virtual queues aborts the attempt at once instead, and a step that has begun runs again when the invocation is resumed.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id is malformed.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation is not running. An invocation can be paused only when running.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/pause-an-invocation}
 * @example
 * ```ts
 * await pauseInvocation(client, "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
 * ```
 */
export function pauseInvocation(
  client: Client,
  invocationId: string,
  options?: RequestOptions,
): OperationPromise<void, 200 | 202> {
  return callOperation(client, $pauseInvocation, options, { params: { path: { invocation_id: invocationId } } });
}

const $purgeInvocation = {
  name: "purgeInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/purge",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 429: "none", 503: "json" },
  retry: { idempotent: true, temporary: [{ status: 503, message: $text1 }] },
} as const satisfies Operation;

/**
 * Purge a completed invocation
 *
 * Deletes all state associated with a completed invocation, including its journal and metadata.
 * This operation only applies to invocations that have already completed. For more information,
 * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
 *
 * `PATCH /invocations/{invocation_id}/purge`. Retried even if the server may have acted on the request.
 *
 * @param invocationId - Invocation identifier.
 * @param options - {@link RequestOptions}.
 * @returns 200: Invocation purged successfully.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id is malformed.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation is not yet completed. An invocation can be purged only when completed.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/purge-a-completed-invocation}
 * @example
 * ```ts
 * await purgeInvocation(client, "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
 * ```
 */
export function purgeInvocation(
  client: Client,
  invocationId: string,
  options?: RequestOptions,
): OperationPromise<void, 200> {
  return callOperation(client, $purgeInvocation, options, { params: { path: { invocation_id: invocationId } } });
}

const $purgeJournal = {
  name: "purgeJournal",
  method: "PATCH",
  path: "/invocations/{invocation_id}/purge-journal",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 429: "none", 503: "json" },
  retry: { idempotent: true, temporary: [{ status: 503, message: $text1 }] },
} as const satisfies Operation;

/**
 * Purge invocation journal
 *
 * Deletes only the journal entries for a completed invocation, while retaining its metadata.
 * This operation only applies to invocations that have already completed.
 *
 * `PATCH /invocations/{invocation_id}/purge-journal`. Retried even if the server may have acted on the request.
 *
 * @param invocationId - Invocation identifier.
 * @param options - {@link RequestOptions}.
 * @returns 200: Invocation journal purged successfully, metadata retained.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id is malformed.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation is not yet completed. An invocation can be purged only when completed.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/purge-invocation-journal}
 * @example
 * ```ts
 * await purgeJournal(client, "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
 * ```
 */
export function purgeJournal(
  client: Client,
  invocationId: string,
  options?: RequestOptions,
): OperationPromise<void, 200> {
  return callOperation(client, $purgeJournal, options, { params: { path: { invocation_id: invocationId } } });
}

/** Options of {@link restartAsNewInvocation}. */
export interface RestartAsNewInvocationOptions extends RequestOptions {
  /**
   * The deployment that the new invocation runs on: a deployment id, `latest` (the default), or `keep` for the deployment
   * that the original invocation is pinned to. Can be used with or without `from`.
   */
  readonly deployment?: ("latest" | "keep") | (string & {}) | undefined;
  /**
   * From which entry index the invocation should restart from.
   * By default the invocation restarts from the beginning (equivalent to 'from = 0'), retaining only the input of the original invocation.
   * When greater than 0, the new invocation will copy the old journal prefix up to 'from' included, plus eventual completions for commands in the given prefix.
   * If the journal prefix contains commands that have not been completed, this operation will fail.
   */
  readonly from?: null | number | undefined;
}

const $restartAsNewInvocation = {
  name: "restartAsNewInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/restart-as-new",
  errors: {
    400: "json or text",
    404: "json",
    409: "json",
    410: "json",
    422: "json",
    425: "json",
    429: "none",
    503: "json",
  },
  retry: { idempotent: false, temporary: [{ status: 503, message: $text1 }] },
  options: { deployment: PLAIN, from: PLAIN_OR_NULL },
} as const satisfies Operation;

/**
 * Restart invocation as new
 *
 * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
 * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
 *
 * `PATCH /invocations/{invocation_id}/restart-as-new`. Not retried once the server may have acted on the request: a second request could have another effect or result.
 *
 * @param invocationId - Invocation identifier.
 * @param options - `deployment`, `from`, and {@link RequestOptions}.
 * @returns 200: Invocation restarted successfully with a new invocation ID.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service protocol version; or the journal up to `from` has commands that are not completed.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation is not completed yet.
 * - 410 Gone: The invocation cannot be restarted because the input is not available. In order to restart an invocation, the journal must be available in order to read the input again. Journal can be retained after completion by enabling journal retention.
 * - 422 Unprocessable Entity: Restarting the invocation is not supported. Restarting workflows is not supported, and restarting invocations created using the old service protocol.
 * - 425 Too Early: The invocation cannot be restarted because it's not running yet, meaning it might have been scheduled or inboxed.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/restart-invocation-as-new}
 * @example
 * ```ts
 * await restartAsNewInvocation(
 *   client,
 *   "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz",
 *   { deployment: "latest" },
 * );
 * ```
 */
export function restartAsNewInvocation(
  client: Client,
  invocationId: string,
  options?: RestartAsNewInvocationOptions,
): OperationPromise<RestartAsNewInvocationResponse, 200> {
  return callOperation(client, $restartAsNewInvocation, options, {
    params: { path: { invocation_id: invocationId }, query: { deployment: options?.deployment, from: options?.from } },
  });
}

/** Options of {@link resumeInvocation}. */
export interface ResumeInvocationOptions extends RequestOptions {
  /**
   * The deployment to resume on: a deployment id, `latest`, or `keep` for the pinned deployment (the default).
   * Only a pinned invocation that is paused or suspended, or backs off in a virtual queue, can change its deployment. The
   * server responds with 409 otherwise.
   */
  readonly deployment?: ("latest" | "keep") | (string & {}) | undefined;
}

const $resumeInvocation = {
  name: "resumeInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/resume",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 425: "json", 429: "none", 503: "json" },
  retry: { idempotent: false, temporary: [{ status: 503, message: $text1 }] },
  options: { deployment: PLAIN },
} as const satisfies Operation;

/**
 * Resume an invocation
 *
 * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
 * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
 *
 * `PATCH /invocations/{invocation_id}/resume`. Not retried once the server may have acted on the request: a second request could have another effect or result.
 *
 * @param invocationId - Invocation identifier.
 * @param options - `deployment`, and {@link RequestOptions}.
 * @returns 200: Invocation resumed successfully.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service protocol version.
 * - 404 Not Found: There is no invocation with this id.
 * - 409 Conflict: The invocation is completed; or its deployment cannot be changed, because the invocation is running or has no pinned deployment yet.
 * - 425 Too Early: The invocation is either inboxed or scheduled. An invocation can be resumed only when running, paused or suspended.
 * - 503 Service Unavailable: Error when routing the request within restate.
 * @see {@link https://docs.restate.dev/admin-api/invocation/resume-an-invocation}
 * @example
 * ```ts
 * await resumeInvocation(
 *   client,
 *   "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz",
 *   { deployment: "latest" },
 * );
 * ```
 */
export function resumeInvocation(
  client: Client,
  invocationId: string,
  options?: ResumeInvocationOptions,
): OperationPromise<void, 200> {
  return callOperation(client, $resumeInvocation, options, {
    params: { path: { invocation_id: invocationId }, query: { deployment: options?.deployment } },
  });
}
