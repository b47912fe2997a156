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
  "^Error when routing .*(cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed))";
const $cancelInvocation = {
  name: "cancelInvocation",
  method: "PATCH",
  path: "/invocations/{invocation_id}/cancel",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 409: "json", 429: "none", 503: "json" },
  retry: { idempotent: true, temporary: [{ status: 503, message: $text1 }] },
} as const satisfies Operation;

/** Cancel an invocation. Like {@link AdminClient.cancelInvocation}, with the client as the first argument. */
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
 * Delete an invocation. Like {@link AdminClient.deleteInvocation}, with the client as the first argument.
 *
 * @deprecated Use `killInvocation`, `cancelInvocation` or `purgeInvocation`, which say whether the invocation exists.
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

/** Kill an invocation. Like {@link AdminClient.killInvocation}, with the client as the first argument. */
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

/** Pause an invocation. Like {@link AdminClient.pauseInvocation}, with the client as the first argument. */
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

/** Purge a completed invocation. Like {@link AdminClient.purgeInvocation}, with the client as the first argument. */
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

/** Purge invocation journal. Like {@link AdminClient.purgeJournal}, with the client as the first argument. */
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

/** Restart invocation as new. Like {@link AdminClient.restartAsNewInvocation}, with the client as the first argument. */
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
   * Only a pinned invocation that is paused or suspended, or backs off in a virtual queue, can change it. The server responds with 409
   * otherwise.
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

/** Resume an invocation. Like {@link AdminClient.resumeInvocation}, with the client as the first argument. */
export function resumeInvocation(
  client: Client,
  invocationId: string,
  options?: ResumeInvocationOptions,
): OperationPromise<void, 200> {
  return callOperation(client, $resumeInvocation, options, {
    params: { path: { invocation_id: invocationId }, query: { deployment: options?.deployment } },
  });
}
