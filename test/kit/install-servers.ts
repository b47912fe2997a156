import { findServer, versions } from "./versions.js";

/** Installs the servers before all tests, so that no two tests install the same server at the same time. */
export async function setup(): Promise<void> {
  for (const version of versions) await findServer(version);
}
