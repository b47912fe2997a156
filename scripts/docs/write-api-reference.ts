import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "../io/json.js";
import { SAMPLE_LABELS } from "./print-sample.js";
import { SITE_BAR } from "./site-pages.js";

const run = promisify(execFile);

/** Redocly shows samples only in languages that are named. */
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
 * Writes the page of the API reference, with Redocly's script in it.
 *
 * @param root - The folder of the project.
 * @param document - With all that is to be shown.
 * @param cache - A folder for what is made on the way.
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
    // The page asks this too, when it is drawn, and then tells nobody of its readers' clicks.
    { cwd: cache, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
  );
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, mendPage(await readFile(drawn, "utf8")));
}

/** What Redocly has no option for. */
function mendPage(html: string): string {
  const end = html.indexOf('<script type="module">');
  const [body, script] = [html.slice(0, end), html.slice(end)];
  // Drawn on a server, the links are paths; in the browser, where all is one page, they are fragments.
  const links = replaceAll(body, 'href="/', 'href="#/');
  // Its logo comes from Redocly's host; where there is none, the page goes without.
  const local = replaceAll(
    script,
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g,
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
  );
  if (!local.includes('"disableTelemetry":true')) throw new Error("Redocly has not left out its telemetry");
  return links + local;
}

function replaceAll(text: string, searched: string | RegExp, replacement: string): string {
  const replaced = text.replaceAll(searched, () => replacement);
  if (replaced === text)
    throw new Error(`Redocly's page has no ${searched} any more: see whether it still needs mending`);
  return replaced;
}
