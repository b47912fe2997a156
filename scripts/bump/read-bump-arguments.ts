import { parseArgs } from "node:util";
import { messageOf } from "../io/index.js";

export interface BumpArguments {
  /** Undefined for the newest release. */
  readonly version: string | undefined;
  readonly from: string | undefined;
  /** The tables of the version; only with `from`. */
  readonly tables: string | undefined;
  readonly summary: string | undefined;
  readonly dryRun: boolean;
  readonly skipTests: boolean;
  readonly help: boolean;
}

export const BUMP_USAGE = `npm run schema:bump -- [VERSION] [options]

  VERSION           the Restate version, such as 1.7.13   (default: the newest release, if it has no schema yet)
  --from FILE       the document of that version, instead of asking its server
  --tables FILE     with --from: its SQL tables, as in schemas/tables   (optional in a dry run)
  --summary FILE    also write the summary, or why there is none, to a file
  --dry-run         show the summary and write nothing
  --skip-tests      do not run the tests, and allow hand-written code that does not compile with the new client
  --help            show this help`;

export function readBumpArguments(args: readonly string[]): BumpArguments {
  const { values, positionals } = parse(args);
  if (positionals.length > 1)
    throw new Error(`one version at a time, not ${positionals.join(" and ")}\n\n${BUMP_USAGE}`);
  if (values.from !== undefined && positionals.length === 0) throw new Error("--from needs the version that it is of");
  if (values.tables !== undefined && values.from === undefined) throw new Error("--tables needs --from");
  if (values.from !== undefined && values.tables === undefined && !values["dry-run"] && !values["skip-tests"]) {
    // The tests need the tables of every schema.
    throw new Error("--from needs --tables, unless there is --dry-run or --skip-tests");
  }
  return {
    version: positionals[0],
    from: values.from,
    tables: values.tables,
    summary: values.summary,
    dryRun: values["dry-run"],
    skipTests: values["skip-tests"],
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: "string" },
        tables: { type: "string" },
        summary: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        "skip-tests": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    throw new Error(`${messageOf(cause)}\n\n${BUMP_USAGE}`, { cause });
  }
}
