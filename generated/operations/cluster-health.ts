// Generated from Admin API by `npm run generate`. Do not edit.

import { callOperation, type Operation, type OperationPromise, type RequestOptions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { ClusterHealthResponse } from "../components.js";

const $getClusterHealth = {
  name: "getClusterHealth",
  method: "GET",
  path: "/cluster-health",
  errors: { 429: "none", 500: "json", 503: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Cluster state endpoint
 *
 * Responds with 200 as long as the node itself is up, even if most nodes of its cluster are dead.
 *
 * `GET /cluster-health`. Retried even if the server may have acted on the request.
 *
 * @param options - {@link RequestOptions}.
 * @returns 200: Cluster health information.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 500 Internal Server Error
 * - 503 Service Unavailable: The cluster does not seem to be provisioned yet.
 * @see {@link https://docs.restate.dev/admin-api/cluster_health/cluster-state-endpoint}
 * @deprecated Restate 1.8 and later do not have it. Call `getHealth` for one node, or `waitUntilHealthy`, which asks every partition.
 * @example
 * ```ts
 * await getClusterHealth(client);
 * ```
 */
export function getClusterHealth(
  client: Client,
  options?: RequestOptions,
): OperationPromise<ClusterHealthResponse, 200> {
  return callOperation(client, $getClusterHealth, options, {});
}
