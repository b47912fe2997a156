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

/** Pauses a virtual queue. Like {@link AdminClient.pauseVqueue}, with the client as the first argument. */
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

/** Resumes a virtual queue. Like {@link AdminClient.resumeVqueue}, with the client as the first argument. */
export function resumeVqueue(client: Client, vqueueId: string, options?: RequestOptions): OperationPromise<void, 202> {
  return callOperation(
    client,
    $resumeVqueue,
    options,
    { params: { path: { vqueue_id: vqueueId } } },
    createGuard(client),
  );
}
