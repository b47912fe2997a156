import { AdminConnectionError } from "./connection-error.js";
import { AdminDecodeError } from "./decode-error.js";
import { AdminResponseError } from "./response-error.js";
import { AdminTimeoutError } from "./timeout-error.js";

/**
 * What an error says about the server:
 *
 * - `lost`: there was no connection, or it broke before the response was complete.
 * - `late`: the attempt timed out.
 * - `away`: a proxy says that the server is away, or the server that it is starting.
 * - `changing`: the server did nothing, and may accept the same request a moment later.
 * - `busy`: it may accept the same request later.
 * - `failed`: it has failed, perhaps only for this request.
 * - `unreadable`: a success that cannot be read, such as the page of a proxy.
 * - `final`: the same request would fail again, or the error is not about the server.
 */
export type FailureKind = "lost" | "late" | "away" | "changing" | "busy" | "failed" | "unreadable" | "final";

/** The kinds of failures after which the server may be away. */
export const AWAY: readonly FailureKind[] = ["lost", "late", "away", "changing"];

/** Classifies an error. All decisions about what follows a failure depend on this. */
export function readKind(error: unknown): FailureKind {
  if (error instanceof AdminConnectionError) return "lost";
  if (error instanceof AdminTimeoutError) return "late";
  if (error instanceof AdminDecodeError) return "unreadable";
  if (!(error instanceof AdminResponseError)) return "final";
  const { status, temporary } = error;
  if (temporary) return "changing";
  // RFC 9110 and 6585.
  if ([502, 503, 504].includes(status)) return "away";
  if ([408, 429].includes(status)) return "busy";
  return status >= 500 ? "failed" : "final";
}

/** Whether an error is of one of these kinds. */
export function isOfKind(error: unknown, ...kinds: readonly FailureKind[]): boolean {
  return kinds.includes(readKind(error));
}
