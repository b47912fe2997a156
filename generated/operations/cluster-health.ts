// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation } from "../../src/runtime.js";

/** What `clusterHealth` succeeds with. */
export type ClusterHealthAnswer = Answer<200, operations["cluster_health"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /cluster-health`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Cluster health information.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal Server Error
 * - 503 Service Unavailable: The cluster does not seem to be provisioned yet.
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/cluster_health/cluster-state-endpoint}
 * @since Restate 1.6.1 or earlier
 * @deprecated The API's own schema marks this operation as deprecated.
 */
export function clusterHealth(client: Client, options?: RequestOptions): AdminPromise<ClusterHealthAnswer> {
  return callOperation(client, $clusterHealth, options, {});
}
