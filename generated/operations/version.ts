// Generated from Admin API by `npm run generate`. Do not edit.

import { callOperation, type Operation, type OperationPromise, type RequestOptions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { VersionInformation } from "../components.js";

const $getVersion = {
  name: "getVersion",
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
 * `GET /version`. Retried even if the server may have acted on the request.
 *
 * @param options - {@link RequestOptions}.
 * @returns 200: Server version information including supported API versions and ingress endpoint.
 * @see {@link https://docs.restate.dev/admin-api/version/get-version-information}
 * @example
 * ```ts
 * await getVersion(client);
 * ```
 */
export function getVersion(client: Client, options?: RequestOptions): OperationPromise<VersionInformation, 200> {
  return callOperation(client, $getVersion, options, {});
}
