import { parseArgs } from "node:util";

export interface BumpArguments {
  /** Undefined for the newest release. */
  readonly version: string | undefined;
  /** The Admin API's URL of a running server of that version. */
  readonly server: string | undefined;
  readonly dryRun: boolean;
  readonly skipTests: boolean;
  readonly help: boolean;
}

export const BUMP_USAGE = `npm run schema:bump -- [VERSION] [options]

  VERSION           the Restate version, such as 1.7.13   (default: the newest release, if it has no schema yet)
  --server URL      the Admin API of a running server of that version, if npm does not have it
  --dry-run         show the summary and write nothing
  --skip-tests      do not run the tests, and allow hand-written code that does not compile with the new client
  --help            show this help`;

export function readBumpArguments(args: readonly string[]): BumpArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      server: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      "skip-tests": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [version, ...others] = positionals;
  if (others.length > 0) throw new Error(`one version at a time, not ${positionals.join(" and ")}`);
  const { server, help } = values;
  return { version, server, dryRun: values["dry-run"], skipTests: values["skip-tests"], help };
}
