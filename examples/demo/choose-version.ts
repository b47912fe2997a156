import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import semver from "semver";
import { isJsonObject } from "../../scripts/json.js";

/** `--restate VERSION`, else the environment variable `DEMO_RESTATE_VERSION`, else the newest one that is installed. */
export function chooseVersion(args: readonly string[], environment: NodeJS.ProcessEnv): string {
  const { values } = parseArgs({ args: [...args], options: { restate: { type: "string" } } });
  return values.restate ?? (environment.DEMO_RESTATE_VERSION || findNewestInstalled());
}

/** Servers are devDependencies by alias, such as `restate-server-1.7`. */
function findNewestInstalled(): string {
  const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));
  const versions = readdirSync(nodeModules)
    .filter((name) => name.startsWith("restate-server-"))
    .map((name): unknown => JSON.parse(readFileSync(`${nodeModules}/${name}/package.json`, "utf8")))
    .flatMap((manifest) => (isJsonObject(manifest) && typeof manifest.version === "string" ? manifest.version : []));
  const newest = semver.rsort(versions)[0];
  if (newest === undefined)
    throw new Error("No restate-server is installed. Run `npm install`, or give --restate 1.7.12");
  return newest;
}
