import { parseArgs } from "node:util";
import { readServerVersions } from "../../scripts/server/read-server-versions.js";

/** Returns `--restate VERSION`, or `DEMO_RESTATE_VERSION` from the environment, or the newest version in devDependencies. */
export function chooseVersion(args: readonly string[], environment: NodeJS.ProcessEnv): string {
  const { values } = parseArgs({ args: [...args], options: { restate: { type: "string" } } });
  const newest = readServerVersions().at(-1);
  const version = values.restate ?? (environment.DEMO_RESTATE_VERSION || newest);
  if (version === undefined)
    throw new Error("package.json has no server among its devDependencies: pass --restate 1.7.12");
  return version;
}
