// Generated from Admin API by `npm run generate`. Do not edit.

import { assertSupported, rememberVersion, type VersionCheck } from "../src/runtime.js";
import type { Client } from "./client.js";
import { version } from "./operations/version.js";

/** Returns the version of the client's server; undefined if there is nothing to check against. */
export function readServerVersion(client: Client): Promise<string> | undefined {
  return rememberVersion(client, () => version(client).then((answer) => answer?.version));
}

/** Creates a check that rejects calls that need a newer server. */
export function createVersionCheck(client: Client): VersionCheck {
  return (call) => assertSupported(call, () => readServerVersion(client));
}
