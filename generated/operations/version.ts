// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation } from "../../src/runtime.js";

/** What `version` succeeds with. */
export type VersionAnswer = Answer<200, operations["version"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /version`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Server version information including supported API versions and ingress endpoint.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/version/get-version-information}
 * @since Restate 1.6.1 or earlier
 */
export function version(client: Client, options?: RequestOptions): AdminPromise<VersionAnswer> {
  return callOperation(client, $version, options, {});
}
