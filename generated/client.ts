// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client as RuntimeClient } from "../src/runtime.js";
import type { paths } from "./schema.js";
import { version } from "./operations/version.js";

/** The client that these functions take: what `createClient` makes, typed by this schema. */
export type Client = RuntimeClient<paths>;

/** Asks the server for its version. */
export function askVersion(client: Client): Promise<string> {
  return version(client).then((answer) => answer["version"]);
}
