import { AdminUnsupportedError, type ErrorContext } from "./errors.js";
import { runWithin } from "./run-within.js";
import { isAtLeast, type Requirement, type VersionMemory } from "./server-version.js";
import { warnOfUnknownVersion } from "./warn.js";

/**
 * Makes sure that the server has all that a call asks of it, before anything of the call is sent. The question for the
 * version is one for all calls that wait for it, with the client's own limits: what ends one of them does not end it.
 *
 * @throws AdminUnsupportedError that names what the server does not have.
 */
export async function assertSupported(
  requirements: readonly Requirement[],
  version: VersionMemory,
  context: ErrorContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (requirements.length === 0) return;
  const actual = await runWithin(0, signal, version.read);
  for (const requirement of requirements) {
    const isSupported = isAtLeast(actual, requirement.since);
    if (isSupported === false) throw new AdminUnsupportedError(context, requirement, actual);
    if (isSupported === undefined) warnOfUnknownVersion(actual);
  }
}
