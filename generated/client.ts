// Generated from Admin API by `npm run generate`. Do not edit.

import { assertSupported, type Client as RuntimeClient, rememberVersion, type VersionCheck } from "../src/runtime.js";
import { version } from "./operations/version.js";
import type { paths } from "./schema.js";

/** The client that these functions take, from `createClient`, typed by this schema. */
export type Client = RuntimeClient<paths>;

/** Returns the version of the client's server; undefined if there is nothing to check against. */
export function readServerVersion(client: Client): Promise<string> | undefined {
  return rememberVersion(client, () => version(client).then((answer) => answer?.version));
}

/** Creates a check that rejects calls that need a newer server. */
export function createVersionCheck(client: Client): VersionCheck {
  return (call) => assertSupported(call, () => readServerVersion(client));
}
