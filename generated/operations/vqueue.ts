// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  decodeNothing,
  type Operation,
  type OperationPromise,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import { createGuard } from "../version-check.js";

const $pauseVqueue = {
  name: "pauseVqueue",
  method: "POST",
  path: "/vqueues/{vqueue_id}/pause",
  decode: decodeNothing,
  errors: { 400: "json or text", 405: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  versions: [{ since: "1.7.8" }],
} as const satisfies Operation;

/**
 * Pauses a virtual queue.
 *
 * `POST /vqueues/{vqueue_id}/pause`. Retried even if the server may have acted on the request.
 *
 * @param vqueueId - The virtual queue ID.
 * @param options - {@link RequestOptions}.
 * @returns 202: Accepted, even if the queue does not exist, and will be applied asynchronously.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 405 Method Not Allowed
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/vqueue/pauses-a-virtual-queue}
 * @since Restate 1.7.8
 * @example
 * ```ts
 * await pauseVqueue(client, "vq_1fJm8fMxmkiC7AOJ4zcXVqPq4VWRfFci8X");
 * ```
 */
export function pauseVqueue(client: Client, vqueueId: string, options?: RequestOptions): OperationPromise<void, 202> {
  return callOperation(
    client,
    $pauseVqueue,
    options,
    { params: { path: { vqueue_id: vqueueId } } },
    createGuard(client),
  );
}

const $resumeVqueue = {
  name: "resumeVqueue",
  method: "POST",
  path: "/vqueues/{vqueue_id}/resume",
  decode: decodeNothing,
  errors: { 400: "json or text", 405: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  versions: [{ since: "1.7.8" }],
} as const satisfies Operation;

/**
 * Resumes a virtual queue.
 *
 * `POST /vqueues/{vqueue_id}/resume`. Retried even if the server may have acted on the request.
 *
 * @param vqueueId - The virtual queue ID.
 * @param options - {@link RequestOptions}.
 * @returns 202: Accepted, even if the queue does not exist, and will be applied asynchronously.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 405 Method Not Allowed
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/vqueue/resumes-a-virtual-queue}
 * @since Restate 1.7.8
 * @example
 * ```ts
 * await resumeVqueue(client, "vq_1fJm8fMxmkiC7AOJ4zcXVqPq4VWRfFci8X");
 * ```
 */
export function resumeVqueue(client: Client, vqueueId: string, options?: RequestOptions): OperationPromise<void, 202> {
  return callOperation(
    client,
    $resumeVqueue,
    options,
    { params: { path: { vqueue_id: vqueueId } } },
    createGuard(client),
  );
}
