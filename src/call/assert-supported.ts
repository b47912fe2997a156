import { isAtLeast, warnOfUnknownVersion } from "../client/index.js";
import { AdminUnsupportedError } from "./errors/admin-unsupported-error.js";
import { listRequirements } from "./list-requirements.js";
import type { Operation, OperationRequest } from "./operation.js";
import { runWithin } from "./time-limit.js";

/** A call whose next attempt has not been sent yet. */
export interface PlannedCall {
  readonly operation: Operation;
  readonly request: OperationRequest;
  readonly signal: AbortSignal | undefined;
  /** How many attempts it has made. */
  readonly attempts: number;
  /** The error of the last one. */
  readonly lastError: unknown;
}

export type VersionCheck = (call: PlannedCall) => Promise<void>;

/**
 * Checks that the server supports everything that a call uses. All calls that wait for the server's version share one
 * request, with the client's own timeout and retries, so that aborting one call does not affect the others.
 *
 * @param readVersion - Returns the version of the server; undefined disables the check.
 * @throws AdminUnsupportedError that names what the server does not support.
 * @throws The error of the last attempt, if there was one, and the version cannot be read for the next.
 */
export async function assertSupported(
  { operation, request, signal, attempts, lastError }: PlannedCall,
  readVersion: () => Promise<string> | undefined,
): Promise<void> {
  const requirements = listRequirements(operation, request);
  const version = requirements.length === 0 ? undefined : readVersion();
  if (!version) return;
  const serverVersion = await runWithin(0, signal, () => version).catch((reason: unknown) => {
    throw attempts > 0 && !signal?.aborted ? lastError : reason;
  });
  for (const { what, since } of requirements) {
    const isSupported = isAtLeast(serverVersion, since);
    if (isSupported === undefined) warnOfUnknownVersion(serverVersion);
    if (isSupported !== false) continue;
    const { name, method, path } = operation;
    throw new AdminUnsupportedError({ operation: name, method, url: path, attempts, what, since, serverVersion });
  }
}
