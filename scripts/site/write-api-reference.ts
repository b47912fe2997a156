import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
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
  const drawn = join(cache, "api.html");
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
      `--output=${drawn}`,
      `--template=${join(root, "docs/api-reference.hbs")}`,
      "--inlineBundle",
      `--openapi=${JSON.stringify(OPTIONS)}`,
      ...bar,
    ],
    // Redocly also reads this when it renders the page, and leaves out the tracking of readers' clicks.
    { cwd: cache, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
  );
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, mendPage(await readFile(drawn, "utf8")));
}

/** Fixes what Redocly has no option for. */
function mendPage(html: string): string {
  const end = html.indexOf('<script type="module">');
  const [body, script] = [html.slice(0, end), html.slice(end)];
  // Server-side rendering makes links paths. In the browser, everything is one page, and links must be fragments.
  const links = replaceAll(body, 'href="/', 'href="#/');
  // The logo is loaded from Redocly's host. An empty image replaces it.
  const local = replaceAll(
    script,
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g,
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
  );
  if (!local.includes('"disableTelemetry":true')) throw new Error("Redocly did not disable its telemetry");
  return links + local;
}

function replaceAll(text: string, searched: string | RegExp, replacement: string): string {
  const replaced = text.replaceAll(searched, () => replacement);
  if (replaced === text)
    throw new Error(`Redocly's page no longer has ${searched}: check whether it still needs this fix`);
  return replaced;
}
