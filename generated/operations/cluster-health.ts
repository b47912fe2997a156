// Generated from Admin API by `npm run generate`. Do not edit.

import { callOperation, type Operation, type OperationPromise, type RequestOptions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { ClusterHealthResponse } from "../components.js";

const $clusterHealth = {
  name: "clusterHealth",
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
 * `GET /cluster-health`. Retried after a temporary failure.
 *
 * @param client - The client, from {@link createClient}.
 * @param options - Request options.
 * @returns 200: Cluster health information.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 429 Too Many Requests: The server is already handling as many requests as `admin.concurrent-api-requests-limit` allows.
 * - 500 Internal Server Error
 * - 503 Service Unavailable: The cluster does not seem to be provisioned yet.
 * @throws Another {@link RestateAdminError} for failures that any call can have.
 * @see {@link https://docs.restate.dev/admin-api/cluster_health/cluster-state-endpoint}
 * @since Restate 1.6.1 or earlier
 * @deprecated The API's schema marks this operation as deprecated.
 */
export function clusterHealth(client: Client, options?: RequestOptions): OperationPromise<ClusterHealthResponse, 200> {
  return callOperation(client, $clusterHealth, options, {});
}
