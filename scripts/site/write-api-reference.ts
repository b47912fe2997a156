import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "../io/index.js";
import { SAMPLE_LABELS } from "./print-sample.js";
import { SITE_BAR } from "./site-pages.js";

const run = promisify(execFile);

/** Redocly shows samples only in listed languages. */
const OPTIONS = {
  codeSamples: {
    languages: [
      ...Object.values(SAMPLE_LABELS).map((label) => ({ lang: "TypeScript", label })),
      { lang: "curl" },
      { lang: "payload", label: "Payload" },
    ],
  },
};

/**
 * Writes the API reference as one page, with Redocly's script inline.
 *
 * @param root - The folder of the project.
 * @param document - The document, with everything to show.
 * @param cache - A folder for intermediate files.
 * @param out - The file to write.
 */
export async function writeApiReference(root: string, document: JsonObject, cache: string, out: string): Promise<void> {
  const input = join(cache, "openapi.json");
  await writeFile(input, JSON.stringify(document));
  const bar = SITE_BAR.flatMap(([title, path], index) => [
    `--templateOptions.bar.${index}.title=${title}`,
    `--templateOptions.bar.${index}.path=${path}`,
  ]);
  await run(
    process.execPath,
    [
      join(root, "node_modules/@redocly/cli/bin/cli.js"),
      "build-docs",
      input,
      `--output=${out}`,
      `--template=${join(root, "docs/api-reference.hbs")}`,
      "--inlineBundle",
      `--openapi=${JSON.stringify(OPTIONS)}`,
      ...bar,
    ],
    // Redocly also reads this when it renders the page, and leaves out the tracking of readers' clicks.
    { cwd: cache, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
  );
}
