import { readFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { type JsonObject, readArray } from "../io/index.js";
import { EFFECTS } from "../read/index.js";
import { isExactVersion, SERVER_PACKAGE } from "../server/index.js";
import { fetchSchema } from "./pull-schema.js";
import { type Output, runProgram } from "./run-in-copy.js";

/**
 * Chooses the versions to bump to, oldest first: the given version, the server's version, or every release on npm that is missing and newer
 * than the client's oldest version.
 */
export async function chooseVersions(
  root: string,
  { version, server }: { readonly version?: string | undefined; readonly server?: string | undefined },
  askNpm: () => Promise<Output> = () => runProgram(root, "npm", ["view", SERVER_PACKAGE, "versions", "--json"]),
): Promise<readonly string[]> {
  const generated = listGenerated(root);
  const given = version ?? (server && (await fetchSchema(`${server.replace(/\/+$/, "")}/openapi`)).version);
  if (given === undefined) {
    const { code, output, stdout } = await askNpm();
    if (code !== 0) throw new Error(`npm view failed with exit code ${code}:\n${output}`);
    // For a single version, npm prints no list.
    const published: readonly string[] = [JSON.parse(stdout)].flat();
    return semver.sort(
      published.filter((each) => semver.satisfies(each, `>${generated[0]}`) && !generated.includes(each)),
    );
  }
  if (!isExactVersion(given)) throw new Error(`"${given}" is not an exact version such as 1.7.13`);
  if (generated.includes(given)) throw new Error(`the client has ${given} already: to undo a bump, use git`);
  return [given];
}

/** Lists the versions that the client was generated with, oldest first. The folder with the schemas may have more. */
export function listGenerated(root: string): readonly string[] {
  const { versions }: JsonObject = JSON.parse(readFileSync(join(root, "schemas", EFFECTS), "utf8"));
  return semver.sort(readArray(versions).map(String));
}
