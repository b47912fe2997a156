import { findServer, versions } from "./versions.js";

/** Once before all tests, so that no two of them install the same server at the same time. */
export async function setup(): Promise<void> {
  for (const version of versions) await findServer(version);
}
