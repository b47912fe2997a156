// Guards that the documentation site has no dead link, no error, no foreign request and no page too wide for a phone, and that its
// API reference shows the TypeScript call of each operation.
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readDocument } from "../../../scripts/openapi/document/index.js";
import { readAdminOperations } from "../../../scripts/restate/operations/index.js";
import { root } from "../../package/guides/program-folder.js";
import { launchChromium } from "../launch-chromium.js";
import { checkApiReference } from "./check-api-reference.js";
import { type Crawl, crawlSite } from "./crawl-site.js";
import { type ServedFolder, serveFolder } from "./serve-folder.js";
import { openTab } from "./visit-page.js";

let site: ServedFolder;
let browser: Browser;
let page: Page;
let crawl: Crawl;
/** The page reports its own problems here, as they occur. */
const problems: string[] = [];

beforeAll(async () => {
  // `npm run docs` writes it.
  site = await serveFolder(join(root, "site"));
  browser = await launchChromium();
  page = await openTab(browser, site.url, problems);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

it("shows every page that is linked, each with what its links lead to", { timeout: 900_000 }, async () => {
  crawl = await crawlSite(page, site.url, problems);
  console.log(`${crawl.pages} pages, ${crawl.links} links`);
  expect(problems.splice(0)).toEqual([]);
  expect(crawl.pages).toBeGreaterThan(100);
});

it("shows how each operation is called in TypeScript, and searches", { timeout: 900_000 }, async () => {
  const { content } = await readDocument(join(root, "generated/openapi.json"));
  const operations = readAdminOperations(content);
  await checkApiReference(page, site.url, operations, crawl.routes, problems);
  expect(problems.splice(0)).toEqual([]);
  expect(operations.length).toBeGreaterThan(0);
});
