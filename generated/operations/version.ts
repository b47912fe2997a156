// Generated from Admin API by `npm run generate`. Do not edit.

import { callOperation, type Operation, type OperationPromise, type RequestOptions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { VersionInformation } from "../components.js";

const $version = {
  name: "version",
  method: "GET",
  path: "/version",
  errors: { 429: "none" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Get version information
 *
 * Returns the server version, supported Admin API versions, and the advertised ingress endpoint.
 *
 * `GET /version`. Retried after a temporary failure.
 *
 * @param client - The client, from {@link createClient}.
 * @param options - Request options.
 * @returns 200: Server version information including supported API versions and ingress endpoint.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 429 Too Many Requests: The server is already handling as many requests as `admin.concurrent-api-requests-limit` allows.
 * @throws Another {@link RestateAdminError} for failures that any call can have.
 * @see {@link https://docs.restate.dev/admin-api/version/get-version-information}
 * @since Restate 1.6.1 or earlier
 */
export function version(client: Client, options?: RequestOptions): OperationPromise<VersionInformation, 200> {
  return callOperation(client, $version, options, {});
}
