// Generated from Admin API by `npm run generate`. Do not edit.

import { assertSupported, rememberVersion, type VersionCheck, type VersionRequest } from "../src/runtime.js";
import type { Client } from "./client.js";
import { version } from "./operations/version.js";

/** Returns the version of the client's server; undefined if there is nothing to check against. */
export function readServerVersion(client: Client, request?: VersionRequest): Promise<string> | undefined {
  return rememberVersion(client, request, (options) => version(client, options).then((answer) => answer?.version));
}

/** Creates a check that rejects calls that need a newer server. */
export function createVersionCheck(client: Client): VersionCheck {
  return (call) => assertSupported(call, (request) => readServerVersion(client, request));
}
