import { isAtLeast, LONGEST_TIMER, type RequestOptions, warnOfUnknownVersion } from "../client/index.js";
import { AdminTimeoutError } from "./errors/admin-timeout-error.js";
import { AdminUnsupportedError } from "./errors/admin-unsupported-error.js";
import { listRequirements } from "./list-requirements.js";
import type { Operation, OperationRequest } from "./operation.js";
import { LONGEST_AGE, type VersionRequest } from "./remember-version.js";
import { runWithin } from "./time-limit.js";

/** A call whose next attempt has not been sent yet. */
export interface PlannedCall extends Pick<RequestOptions, "headers" | "signal"> {
  readonly operation: Operation;
  readonly request: OperationRequest;
  readonly timeout: number;
  readonly maxRetries: number;
  /** How many attempts it has made. */
  readonly attempts: number;
  /** The error of the last one. */
  readonly lastError: unknown;
}

export type VersionCheck = (call: PlannedCall) => Promise<void>;

/** In milliseconds. A version of this age is not checked again. */
const RECENT = 1_000;

/**
 * Checks that the server supports everything that a call uses. All calls that wait for the server's version share one
 * request, with the client's own timeout and retries, so that aborting one call does not affect the others. A call waits
 * for it as long as its own attempts may take. Before a call is rejected, the server is asked again, since it may have
 * been upgraded.
 *
 * @param readVersion - Returns the version of the server; undefined disables the check.
 * @throws AdminUnsupportedError that names what the server does not support.
 * @throws The error of the last attempt, if there was one, and the version cannot be read for the next.
 */
export async function assertSupported(
  call: PlannedCall,
  readVersion: (request: VersionRequest) => Promise<string> | undefined,
): Promise<void> {
  const { operation, request, headers, attempts } = call;
  const requirements = listRequirements(operation, request);
  if (requirements.length === 0) return;
  const { name, method, path } = operation;
  const context = { operation: name, method, url: path, attempts };
  for (const maxAge of [LONGEST_AGE, RECENT]) {
    const version = readVersion({ headers, maxAge });
    if (!version) return;
    const serverVersion = await awaitVersion(version, call, context);
    const lacking = requirements.find(({ since }) => !isAtLeast(serverVersion, since));
    if (!lacking) return;
    if (isAtLeast(serverVersion, lacking.since) === undefined) return warnOfUnknownVersion(serverVersion);
    if (maxAge === RECENT) throw new AdminUnsupportedError({ ...context, ...lacking, serverVersion });
  }
}

async function awaitVersion(
  version: Promise<string>,
  { signal, timeout, maxRetries, attempts, lastError }: PlannedCall,
  context: { readonly operation: string; readonly method: string; readonly url: string; readonly attempts: number },
): Promise<string> {
  try {
    return await runWithin(Math.min(timeout * (maxRetries + 1), LONGEST_TIMER), signal, () => version);
  } catch (reason) {
    if (signal?.aborted) throw reason;
    if (attempts > 0) throw lastError;
    if (Object(reason).name !== "TimeoutError") throw reason;
    throw new AdminTimeoutError({
      ...context,
      timeout,
      maybeSent: false,
      detail: "the version of the server is unknown",
    });
  }
}
