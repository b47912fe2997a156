import { parseArgs } from "node:util";
import { messageOf } from "../io/explain.js";
import { isExactVersion } from "../server/restate-binary.js";

export interface PullArguments {
  /** Releases, whose servers npm has. */
  readonly versions: readonly string[];
  /** The Admin API of a server that runs, in the place of versions. */
  readonly server: string | undefined;
  /** Undefined: the project's own. */
  readonly out: string | undefined;
}

export const PULL_USAGE = `npm run schema:pull -- VERSION [VERSION ...] [--out DIR]
npm run schema:pull -- --server URL [--out DIR]

  VERSION           of Restate, such as 1.7.12: its server is installed from npm and started
  --server URL      the Admin API of a server that runs, such as http://localhost:9070: for one that npm does not have
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
