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

/** Get version information. Like {@link AdminClient.getVersion}, with the client as the first argument. */
export function getVersion(client: Client, options?: RequestOptions): OperationPromise<VersionInformation, 200> {
  return callOperation(client, $getVersion, options, {});
}
