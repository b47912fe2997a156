import { parseArgs } from "node:util";
import { messageOf } from "../io/index.js";
import { isExactVersion } from "../server/index.js";

export interface PullArguments {
  /** Releases, whose servers are on npm. */
  readonly versions: readonly string[];
  /** The Admin API's URL of a running server, instead of versions. */
  readonly server: string | undefined;
  /** Undefined for schemas/. */
  readonly out: string | undefined;
}

export const PULL_USAGE = `npm run schema:pull -- VERSION [VERSION ...] [--out DIR]
npm run schema:pull -- --server URL [--out DIR]

  VERSION           the Restate version, such as 1.7.12, whose server is installed from npm and started
  --server URL      the Admin API of a running server, such as http://localhost:9070, if npm does not have its version
  --out DIR         where to write openapi/<version>.json and tables/<version>.json   (default: schemas)`;

export function readPullArguments(args: readonly string[]): PullArguments {
  const { values, positionals: versions } = parse(args);
  const wrong = versions.find((version) => !isExactVersion(version));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not an exact version\n\n${PULL_USAGE}`);
  if (versions.length > 0 && values.server !== undefined)
    throw new Error(`--server tells its version itself: leave out ${versions.join(" ")}\n\n${PULL_USAGE}`);
  if (versions.length === 0 && values.server === undefined) throw new Error(`no version given\n\n${PULL_USAGE}`);
  if (values.server !== undefined && !URL.canParse(values.server))
    throw new Error(`--server "${values.server}" is not a URL such as http://localhost:9070`);
  return { versions, server: values.server?.replace(/\/+$/, ""), out: values.out };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { server: { type: "string" }, out: { type: "string" } },
    });
  } catch (cause) {
    throw new Error(`${messageOf(cause)}\n\n${PULL_USAGE}`, { cause });
  }
}
