// Generated from Admin API by `npm run generate`. Do not edit.

import { type Guard, guardCall, rememberVersion, type VersionRequest } from "../src/runtime.js";
import type { Client } from "./client.js";
import { getVersion } from "./operations/version.js";

/** Returns the version of the client's server; undefined if there is nothing to check against. */
export function readServerVersion(client: Client, request?: VersionRequest): Promise<string> | undefined {
  return rememberVersion(client, request, (options) => getVersion(client, options).then((result) => result?.version));
}

/** Creates the guard against servers whose version lacks a part of a call. */
export function createGuard(client: Client): Guard {
  return (call) => guardCall(call, (request) => readServerVersion(client, request));
}
