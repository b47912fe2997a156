import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf, PROJECT, type Report, showPath } from "./io/index.js";
import { type Effect, listAuthors, type SourceDocument } from "./read/index.js";

/** `error` stops at an error, `warn` only reports it, `off` skips lint. */
export const LINT_LEVELS = ["error", "warn", "off"] as const;
export type LintLevel = (typeof LINT_LEVELS)[number];

const REDOCLY: string = join(PROJECT, "node_modules/@redocly/cli/bin/cli.js");

/** Redocly's plain output, without colors, network or advertisements. */
const QUIET = { NO_COLOR: "1", REDOCLY_SUPPRESS_NOTIFICATIONS: "true", REDOCLY_TELEMETRY: "off" };

/** The name of the file that Redocly reads. The path of the document replaces it in Redocly's output. */
const FILE = "corrected-document.json";

/**
 * Runs `redocly lint` on a corrected document, with the project's redocly.yaml.
 *
 * @param effects - The effects of the corrections. If an error is in a part that one of them changed, the message names it.
 * @throws Error with Redocly's own output if there is an error at level `error`, or it cannot read the document at all.
 */
export async function lint(
  { path, content }: SourceDocument,
  level: LintLevel,
  report: Report,
  effects: readonly Effect[] = [],
): Promise<void> {
  if (level === "off") return;
  const folder = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    // Indented, because the server sends its document on one line, which is useless in a code frame.
    await writeFile(join(folder, FILE), JSON.stringify(content, null, 2));
    const { failed, output } = await runRedocly(folder);
    const text = output.replaceAll(FILE, showPath(path)).trim();
    if (failed && level === "error") {
      const places = [...text.matchAll(/ at (#\S+)/g)].map(([, place = ""]) => place);
      const authors = listAuthors(effects, places);
      const lines = ["the corrected document does not pass lint: correct it with an overlay", text];
      if (authors.length > 0) lines.push("", "These actions wrote there:", ...authors);
      throw new Error(lines.join("\n"));
    }
    if (text !== "") report(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runRedocly(cwd: string): Promise<{ readonly failed: boolean; readonly output: string }> {
  const args = [REDOCLY, "lint", FILE, "--config", join(PROJECT, "redocly.yaml")];
  const options = { cwd, env: { ...process.env, ...QUIET }, maxBuffer: Number.MAX_SAFE_INTEGER };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (!error) return resolve({ failed: false, output: stdout });
      if (stdout.trim() !== "") return resolve({ failed: true, output: stdout });
      // A document that Redocly cannot read has no code frame.
      reject(new Error(`redocly lint cannot check the corrected document: ${stderr.trim() || messageOf(error)}`));
    });
  });
}
