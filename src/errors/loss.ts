import { AdminConnectionError } from "./connection-error.js";
import { AdminDecodeError } from "./decode-error.js";
import { AdminResponseError } from "./response-error.js";
import { AdminTimeoutError } from "./timeout-error.js";

/** The statuses of a proxy whose server is away, and of a server that is starting. */
export const AWAY: readonly number[] = [502, 503, 504];

/** Whether an error says that the server is away. */
export function isLoss(error: unknown): boolean {
  if (error instanceof AdminResponseError) return AWAY.includes(error.status);
  return error instanceof AdminConnectionError || error instanceof AdminTimeoutError;
}

/** Whether a later attempt may do better: the server is away, or its response was cut, or is the page of a proxy. */
export function isInterrupted(error: unknown): boolean {
  return isLoss(error) || error instanceof AdminDecodeError;
}

/** Whether an error says that the server did nothing, and may accept the same request a moment later. */
export function isTemporaryError(error: unknown): boolean {
  return error instanceof AdminResponseError && error.temporary;
}
