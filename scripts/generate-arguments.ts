import { type ParseArgsConfig, parseArgs } from "node:util";
import { LINT_LEVELS, type LintLevel } from "./lint.js";

export interface Arguments {
  readonly schema: string | undefined;
  readonly out: string | undefined;
  /** With `schema`: the SQL tables of its version, if they are not in schemas/tables. */
  readonly tables?: string | undefined;
  /** Undefined: the project's own corrections. */
  readonly overlays: readonly string[] | undefined;
  readonly lint: LintLevel;
  readonly check: boolean;
  readonly help: boolean;
}

export const USAGE = `npm run generate -- [options]

  --schema FILE     the OpenAPI 3.0 or 3.1 document, JSON or YAML   (default: the newest in schemas/openapi)
  --tables FILE     with --schema: the SQL tables of that version   (default: schemas/tables/<version>.json)
  --out DIR         the folder to write                             (default: generated)
  --overlay FILE    corrections to apply, repeatable                (default: the project's own)
  --no-overlays     apply no corrections
  --lint LEVEL      error: a lint error stops the run, warn: it is only reported, off: no lint   (default: error)
  --check           write nothing, and fail if the folder is not what would be written
  --help            this text

Exit codes: 0 if everything was generated; 1 if nothing was written, or --check found a difference.`;

const OPTIONS = {
  schema: { type: "string" },
  out: { type: "string" },
  tables: { type: "string" },
  overlay: { type: "string", multiple: true },
  "no-overlays": { type: "boolean", default: false },
  lint: { type: "string", default: "error" },
  check: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const satisfies ParseArgsConfig["options"];

export function readArguments(args: readonly string[]): Arguments {
  const { overlay, schema, tables, out, check, help, "no-overlays": noOverlays, ...given } = parseOptions(args);
  const lint = LINT_LEVELS.find((level) => level === given.lint);
  if (lint === undefined) throw new Error(`--lint is error, warn or off, not "${given.lint}"`);
  if (overlay && noOverlays) throw new Error("--overlay and --no-overlays exclude each other");
  if (schema !== undefined && out === undefined) {
    throw new Error("--schema needs --out: the folder generated/ is for the newest schema only");
  }
  if (tables !== undefined && schema === undefined) throw new Error("--tables needs --schema");
  return { schema, tables, out, overlays: noOverlays ? [] : overlay, lint, check, help };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : cause}\n\n${USAGE}`, { cause });
  }
}
