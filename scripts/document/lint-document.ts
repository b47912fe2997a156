import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  formatProblems,
  getTotals,
  lintDocument as lintWithRedocly,
  loadConfig,
  logger,
  type NormalizedProblem,
  Source,
} from "@redocly/openapi-core";
import { NearbyResolver } from "./nearby-resolver.js";
import type { SourceDocument } from "./read-document.js";

/** `error`: what the rules call an error is one. `warn`: it is a warning. `off`: nothing is checked. */
export type LintLevel = "error" | "warn" | "off";

export interface LintResult {
  readonly errors: number;
  readonly warnings: number;
  /** Redocly's code frames, or an empty string. */
  readonly report: string;
}

const defaultConfigPath: string = fileURLToPath(new URL("../../schemas/redocly.yaml", import.meta.url));

/** Checks a document by the rules in schemas/redocly.yaml. Whoever calls decides what errors and warnings mean. */
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
  const resolver = new NearbyResolver(document);
  // The server sends its document on one line, where a code frame would show nothing.
  const text = JSON.stringify(document.content, null, 2);
  return resolver.run(() =>
    lintWithRedocly({
      document: { source: new Source(resolve(document.path), text), parsed: document.content },
      config,
      externalRefResolver: resolver,
    }),
  );
}

function soften(problem: NormalizedProblem): NormalizedProblem {
  return { ...problem, severity: "warn" };
}

/** Redocly prints through its logger only. Nothing else can print meanwhile: formatProblems is synchronous. */
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
