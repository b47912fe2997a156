// Generated from Admin API by `npm run generate`. Do not edit.
import type { Client as RuntimeClient, VersionCheck } from "../src/runtime.js";
import { assertSupported, rememberVersion } from "../src/runtime.js";
import type { paths } from "./schema.js";
import { version } from "./operations/version.js";

/** The client that these functions take: what `createClient` makes, typed by this schema. */
export type Client = RuntimeClient<paths>;

/** The version of the client's server; undefined if there is nothing to check against. */
export function readServerVersion(client: Client): Promise<string> | undefined {
  return rememberVersion(client, () => version(client).then((answer) => answer?.["version"]));
}

/** Creates a check that rejects a call which the client's server is too old for. */
export function createVersionCheck(client: Client): VersionCheck {
  return (call) => assertSupported(call, () => readServerVersion(client));
}
