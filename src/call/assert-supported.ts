import { isAtLeast, warnOfUnknownVersion } from "../client/index.js";
import { AdminUnsupportedError } from "./errors/admin-unsupported-error.js";
import { listRequirements } from "./list-requirements.js";
import type { Operation, OperationRequest } from "./operation.js";
import { runWithin } from "./time-limit.js";

/** A call before anything of it is sent. */
export interface PlannedCall {
  readonly operation: Operation;
  readonly request: OperationRequest;
  readonly signal: AbortSignal | undefined;
}

export type VersionCheck = (call: PlannedCall) => Promise<void>;

/**
 * Makes sure that the server has everything that a call asks for. All calls that wait for the server's version share one question,
 * with the client's own limits: a call that ends does not end the question of the others.
 *
 * @param readVersion - Gives the version of the server; undefined disables the check.
 * @throws AdminUnsupportedError that names what the server does not have.
 */
export async function assertSupported(
  { operation, request, signal }: PlannedCall,
  readVersion: () => Promise<string> | undefined,
): Promise<void> {
  const requirements = listRequirements(operation, request);
  const version = requirements.length === 0 ? undefined : readVersion();
  if (!version) return;
  const serverVersion = await runWithin(0, signal, () => version);
  for (const { what, since } of requirements) {
    const isSupported = isAtLeast(serverVersion, since);
    if (isSupported === undefined) warnOfUnknownVersion(serverVersion);
    if (isSupported !== false) continue;
    const { name, method, path } = operation;
    throw new AdminUnsupportedError({ operation: name, method, url: path, attempts: 0, what, since, serverVersion });
  }
}
