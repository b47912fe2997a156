import type { Page } from "playwright-core";
import type { Operation } from "../../../scripts/openapi/model/operation.js";
import { API_REFERENCE } from "../../../scripts/site/site-pages.js";
import { assertFits, DESKTOP, PHONE } from "./visit-page.js";

/** In milliseconds: how long the page may take to draw what it is asked for. */
const LIMIT = 10_000;

/**
 * Opens each operation, which has to show how it is called in TypeScript, and follows all links inside of the page: a fragment is a
 * route, `/deployment/list_deployments`, and may have the id of something in it after another `#`.
 */
export async function checkApiReference(
  page: Page,
  siteUrl: string,
  operations: readonly Operation[],
  fragments: ReadonlySet<string>,
  problems: string[],
): Promise<void> {
  // A phone has no room for the search.
  await page.setViewportSize(DESKTOP);
  await page.goto(`${siteUrl}/${API_REFERENCE}`, { waitUntil: "load" });
  const calls = new Map(operations.map(({ id, tag, functionName }) => [`/${tag}/${id}`, `admin.${functionName}(`]));
  const left = new Set([...calls.keys(), ...fragments].map(readRoute));
  const seen = new Set<string>();
  for (const route of left) {
    const call = calls.get(route);
    if (!(await hasElement(page, route, route.slice(1)))) problems.push(`${API_REFERENCE}: #${route} leads nowhere`);
    else if (call && !(await hasText(page, call))) problems.push(`${API_REFERENCE}#${route}: it does not show ${call}`);
    if (call) {
      await page.setViewportSize(PHONE);
      await assertFits(page, problems);
      await page.setViewportSize(DESKTOP);
    }
    for (const link of await listFragments(page)) {
      left.add(readRoute(link));
      const inside = link.slice(readRoute(link).length + 1);
      if (seen.has(link) || readRoute(link) !== route || inside === "") continue;
      seen.add(link);
      if (!(await hasElement(page, route, inside))) problems.push(`${API_REFERENCE}: #${link} leads nowhere`);
    }
  }
  if (!(await isSearched(page))) problems.push(`${API_REFERENCE}: it is not searched`);
}

function readRoute(fragment: string): string {
  return fragment.split("#", 1)[0] ?? "";
}

/** Goes to a route, and looks whether the page has the element then. */
async function hasElement(page: Page, route: string, id: string): Promise<boolean> {
  await page.evaluate((hash) => {
    if (location.hash !== `#${hash}`) location.hash = hash;
  }, route);
  if (id === "") return true;
  const found = page.waitForFunction((wanted) => document.getElementById(wanted) !== null, id, { timeout: LIMIT });
  return found.then(
    () => true,
    () => false,
  );
}

async function hasText(page: Page, text: string): Promise<boolean> {
  // biome-ignore lint/performance/useDomNodeTextContent: `textContent` includes the page's script, which contains every sample, so the check could not fail
  const found = page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text, { timeout: LIMIT });
  return found.then(
    () => true,
    () => false,
  );
}

async function listFragments(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("#redoc a[href^='#']")].map((link) =>
      decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""),
    ),
  );
}

async function isSearched(page: Page): Promise<boolean> {
  await page.getByTestId("search-trigger").click({ timeout: LIMIT });
  await page.locator("input:focus").fill("resume", { timeout: LIMIT });
  // Only the search shows where it found something: a parameter of an operation that is not open.
  return hasText(page, "query parameters → deployment");
}
