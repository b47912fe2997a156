import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  BaseResolver,
  formatProblems,
  getTotals,
  lintDocument as lintWithRedocly,
  loadConfig,
  logger,
  type NormalizedProblem,
  ResolveError,
  Source,
} from "@redocly/openapi-core";
import { messageOf, type Report } from "./io/index.js";
import type { SourceDocument } from "./read/index.js";
import { ONE_FILE } from "./read/index.js";

/** `error` keeps the severities of the rules, `warn` turns errors into warnings, `off` skips lint. */
export type LintLevel = "error" | "warn" | "off";

export interface LintResult {
  readonly errors: number;
  readonly warnings: number;
  /** Redocly's code frames; empty if there are no problems. */
  readonly report: string;
}

const defaultConfigPath: string = fileURLToPath(new URL("../schemas/redocly.yaml", import.meta.url));

/** @throws Error with Redocly's report if a corrected document does not pass lint. */
export async function assertLint(document: SourceDocument, level: LintLevel, report: Report): Promise<void> {
  const found = await lintDocument(document, level);
  if (found.errors > 0)
    throw new Error(`the corrected document does not pass lint: correct it with an overlay\n${found.report}`);
  if (found.report) report(found.report);
}

/** Checks a document against the rules in schemas/redocly.yaml. The caller decides what errors and warnings mean. */
export async function lintDocument(
  document: SourceDocument,
  level: LintLevel,
  configPath: string = defaultConfigPath,
): Promise<LintResult> {
  if (level === "off") return { errors: 0, warnings: 0, report: "" };
  const found = await findProblems(document, configPath);
  const problems = level === "warn" ? found.map(soften) : found;
  const totals = getTotals(problems);
  return { errors: totals.errors, warnings: totals.warnings, report: printProblems(problems) };
}

async function findProblems(document: SourceDocument, configPath: string): Promise<NormalizedProblem[]> {
  const config = await loadConfig({ configPath });
  // Formatted, because the server sends its document on one line, which is of no use in a code frame.
  const text = JSON.stringify(document.content, null, 2);
  const found = lintWithRedocly({
    document: { source: new Source(resolve(document.path), text), parsed: document.content },
    config,
    externalRefResolver: new RefusingResolver(),
  });
  // A reference to itself is no problem to Redocly, but an error.
  return found.catch((cause: unknown) => {
    throw new Error(`${document.path}: ${messageOf(cause)}`, { cause });
  });
}

/** By itself, Redocly reads any file and fetches any URL that a document refers to. */
class RefusingResolver extends BaseResolver {
  override async loadExternalRef(): Promise<Source> {
    throw new ResolveError(new Error(ONE_FILE));
  }
}

function soften(problem: NormalizedProblem): NormalizedProblem {
  return { ...problem, severity: "warn" };
}

/**
 * Captures what Redocly logs, its only output. Nothing else can log meanwhile, because formatProblems is synchronous.
 */
function printProblems(problems: NormalizedProblem[]): string {
  const { output, info } = logger;
  let text = "";
  const collect = (part: string): void => {
    text += part;
  };
  logger.output = collect;
  logger.info = collect;
  try {
    formatProblems(problems, { format: "codeframe", color: false, totals: getTotals(problems) });
  } finally {
    logger.output = output;
    logger.info = info;
  }
  return text;
}
