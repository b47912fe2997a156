import { fileURLToPath } from "node:url";
import semver from "semver";
import { findSchemas } from "../../scripts/restate/find-schemas.js";
import { newest, versions } from "../live/versions.js";

const schemas = fileURLToPath(new URL("../../schemas/openapi", import.meta.url));

/**
 * The newest version, or the one that `CONFORMANCE=1.6.2` names; with `CONFORMANCE=write`, those that docs/conformance.md is
 * about; with `CONFORMANCE=vqueues`, the server with virtual queues; with `CONFORMANCE=all`, every version with a document, whose servers are installed on first use.
 */
export async function chooseVersions(): Promise<readonly string[]> {
  const { CONFORMANCE = newest } = process.env;
  if (semver.valid(CONFORMANCE)) return [CONFORMANCE];
  if (CONFORMANCE === "write") return versions;
  if (CONFORMANCE === "vqueues") return versions.filter((version) => version.endsWith("+vqueues"));
  const files = await findSchemas(schemas);
  return semver.sort(files.map((file) => file.replace(/^.*\//, "").replace(/\.json$/, "")));
}
