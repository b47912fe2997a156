// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import { createVersionCheck } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation, decodeNothing } from "../../src/runtime.js";

/** What `pauseVqueue` succeeds with. */
export type PauseVqueueAnswer = Answer<202, void>;

const $pauseVqueue = {
  name: "pauseVqueue",
  method: "POST",
  path: "/vqueues/{vqueue_id}/pause",
  decode: decodeNothing,
  errors: { 400: "json or text", 405: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.8",
} as const satisfies Operation;

/**
 * Pauses a virtual queue.
 *
 * `POST /vqueues/{vqueue_id}/pause`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param vqueueId - The virtual queue ID.
 * @param options - The request's options.
 * @returns 202 (no body): Accepted and will be applied asynchronously, also when there is no such queue.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: Bad request
 * - 405 Method Not Allowed: Method not allowed
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @throws TypeError if a path argument is empty, `.` or `..`.
 * @see {@link https://docs.restate.dev/admin-api/vqueue/pauses-a-virtual-queue}
 * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
 * @since Restate 1.7.8
 */
export function pauseVqueue(client: Client, vqueueId: operations["pause_vqueue"]["parameters"]["path"]["vqueue_id"], options?: RequestOptions): AdminPromise<PauseVqueueAnswer> {
  return callOperation(client, $pauseVqueue, options, { params: { path: { vqueue_id: vqueueId } } }, createVersionCheck(client));
}

/** What `resumeVqueue` succeeds with. */
export type ResumeVqueueAnswer = Answer<202, void>;

const $resumeVqueue = {
  name: "resumeVqueue",
  method: "POST",
  path: "/vqueues/{vqueue_id}/resume",
  decode: decodeNothing,
  errors: { 400: "json or text", 405: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.8",
} as const satisfies Operation;

/**
 * Resumes a virtual queue.
 *
 * `POST /vqueues/{vqueue_id}/resume`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param vqueueId - The virtual queue ID.
 * @param options - The request's options.
 * @returns 202 (no body): Accepted and will be applied asynchronously, also when there is no such queue.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: Bad request
 * - 405 Method Not Allowed: Method not allowed
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @throws TypeError if a path argument is empty, `.` or `..`.
 * @see {@link https://docs.restate.dev/admin-api/vqueue/resumes-a-virtual-queue}
 * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
 * @since Restate 1.7.8
 */
export function resumeVqueue(client: Client, vqueueId: operations["resume_vqueue"]["parameters"]["path"]["vqueue_id"], options?: RequestOptions): AdminPromise<ResumeVqueueAnswer> {
  return callOperation(client, $resumeVqueue, options, { params: { path: { vqueue_id: vqueueId } } }, createVersionCheck(client));
}
