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
 * Cluster state endpoint. Like {@link AdminClient.getClusterHealth}, with the client as the first argument.
 *
 * @deprecated Restate 1.8 and later do not have it. Call `getHealth` for one node, or `waitUntilHealthy`, which asks every partition.
 */
export function getClusterHealth(
  client: Client,
  options?: RequestOptions,
): OperationPromise<ClusterHealthResponse, 200> {
  return callOperation(client, $getClusterHealth, options, {});
}
