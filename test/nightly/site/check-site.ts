/**
 * `npm run test:docs`, after `npm run docs`: looks at the whole of site/ in Chromium. Prints what is wrong, and ends with 1 if
 * anything is.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "../../../scripts/document/read-document.js";
import { readOperations } from "../../../scripts/model/read-operations.js";
import { root } from "../../package/guides/program-folder.js";
import { findChromium } from "../runtimes/install-runtimes.js";
import { launchChromium } from "../runtimes/run-page.js";
import { checkApiReference } from "./check-api-reference.js";
import { crawlSite } from "./crawl-site.js";
import { serveFolder } from "./serve-folder.js";
import { takeScreenshots } from "./take-screenshots.js";
import { openTab } from "./visit-page.js";

const folder = join(root, "site");
if (!existsSync(join(folder, "index.html"))) throw new Error("there is no site/: run `npm run docs` first");
const { content } = await readDocument(join(root, "generated/openapi.json"));
const problems: string[] = [];
const site = await serveFolder(folder);
const browser = await launchChromium(findChromium());
try {
  const page = await openTab(browser, site.url, problems);
  const { pages, links, routes } = await crawlSite(page, site.url, problems);
  console.log(`${pages} pages, ${links} links`);
  const operations = readOperations(content);
  const places = await checkApiReference(page, site.url, operations, routes, problems);
  console.log(`${operations.length} operations with their TypeScript call, ${places} places in the API reference`);
  const count = await takeScreenshots(page, site.url, join(root, "site-screenshots"));
  console.log(`${count} screenshots in site-screenshots/`);
} finally {
  await browser.close();
  site.close();
}
const distinct = [...new Set(problems)];
for (const problem of distinct) console.log(`FAILED: ${problem}`);
console.log(`${distinct.length} problems`);
process.exitCode = distinct.length === 0 ? 0 : 1;
