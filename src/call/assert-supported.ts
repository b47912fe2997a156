import { isAtLeast, warnOfUnknownVersion } from "../client/index.js";
import { AdminUnsupportedError, type ErrorContext } from "./errors.js";
import type { Operation, RequestValues } from "./operation.js";
import { runWithin } from "./run-within.js";
import { listRequirements } from "./server-version.js";

/** A call of which nothing was sent yet. */
export interface PlannedCall {
  readonly operation: Operation;
  /** What there is in it that not every server may know. */
  readonly values: RequestValues | undefined;
  readonly context: ErrorContext;
  readonly signal: AbortSignal | undefined;
}

export type VersionCheck = (call: PlannedCall) => Promise<void>;

/**
 * Makes sure that the server has all that a call asks of it, before anything of the call is sent. The question for the
 * version is one for all calls that wait for it, with the client's own limits: what ends one of them does not end it.
 *
 * @param readVersion - Gives the version of the server; undefined if nothing is to be held against it.
 * @throws AdminUnsupportedError that names what the server does not have.
 */
export async function assertSupported(
  { operation, values, context, signal }: PlannedCall,
  readVersion: () => Promise<string> | undefined,
): Promise<void> {
  const requirements = listRequirements(operation, values);
  const version = requirements.length === 0 ? undefined : readVersion();
  if (!version) return;
  const actual = await runWithin(0, signal, () => version);
  for (const requirement of requirements) {
    const isSupported = isAtLeast(actual, requirement.since);
    if (isSupported === false) throw new AdminUnsupportedError(context, requirement, actual);
    if (isSupported === undefined) warnOfUnknownVersion(actual);
  }
}
