import { readFileSync } from "node:fs";
import semver from "semver";
import { isJsonObject } from "../../scripts/json.js";

/** The servers that the suite runs against, oldest first: those that are devDependencies, by alias. */
export const versions: readonly string[] = readVersions();

/** Whether a version is that one or a later one, for what older servers do not have. */
export function isSince(version: string, first: string): boolean {
  return semver.gte(version, first);
}

function readVersions(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const dependencies = isJsonObject(manifest) ? manifest.devDependencies : undefined;
  const aliases = Object.values(isJsonObject(dependencies) ? dependencies : {});
  const found = aliases.map((range) => /^npm:@restatedev\/restate-server@(.+)$/.exec(String(range))?.[1]);
  return semver.sort(found.filter((version) => version !== undefined));
}
