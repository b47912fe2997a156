import { ConnectionError, DecodeError, ResponseError, TimeoutError } from "./named.js";

/** The statuses of a proxy whose server is away, and of a server that is starting. */
export const AWAY: readonly number[] = [502, 503, 504];

/** Whether an error says that the server is away. */
export function isLoss(error: unknown): boolean {
  if (error instanceof ResponseError) return AWAY.includes(error.status);
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** Whether a later attempt may do better: the server is away, or its response was cut, or is the page of a proxy. */
export function isInterrupted(error: unknown): boolean {
  return isLoss(error) || error instanceof DecodeError;
}

/** Whether an error says that the server did nothing, and may accept the same request a moment later. */
export function isTemporaryError(error: unknown): boolean {
  return error instanceof ResponseError && error.temporary;
}
