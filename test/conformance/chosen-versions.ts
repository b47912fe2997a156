import { fileURLToPath } from "node:url";
import semver from "semver";
import { findSchemas } from "../../scripts/document/find-schemas.js";
import { versions } from "../live/versions.js";

const schemas = fileURLToPath(new URL("../../schemas/openapi", import.meta.url));

/**
 * `CONFORMANCE=all` checks every version that there is a document of, and installs its server when it is needed. The matrix is
 * of the others only, so that it does not depend on how the suite was run.
 */
export async function chooseVersions(): Promise<readonly string[]> {
  if (process.env.CONFORMANCE !== "all") return versions;
  const files = await findSchemas(schemas);
  return semver.sort(files.map((file) => file.replace(/^.*\//, "").replace(/\.json$/, "")));
}
