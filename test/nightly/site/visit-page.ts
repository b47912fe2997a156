import type { Browser, Page } from "playwright-core";

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** No option of Redocly leaves out its logo. The page's policy blocks it, so nothing is sent. */
const LOGO = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

/** What a page has. */
export interface Visit {
  readonly status: number | undefined;
  /** Where its links lead to, on this site. */
  readonly links: readonly string[];
  /** What a link can lead to in it. */
  readonly anchors: ReadonlySet<string>;
}

/** Opens a page and tells the site's problems from then on: of its console, of its requests, and of where they go. */
export async function openTab(browser: Browser, siteUrl: string, problems: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: PHONE });
  const tell = (problem: string) => problems.push(`${page.url().replace(siteUrl, "")}: ${problem}`);
  page.on("console", (message) => {
    // A browser asks for that by itself where nothing names an icon, such as for a text.
    if (message.location().url === `${siteUrl}/favicon.ico`) return;
    if (message.text().startsWith(`Loading the image '${LOGO}' violates`)) return;
    if (message.type() === "error" || message.type() === "warning") tell(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => tell(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const { href, protocol, origin } = new URL(request.url());
    if (href === LOGO) return;
    if (protocol !== "data:" && protocol !== "blob:" && origin !== siteUrl) tell(`asks another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (request.url() === LOGO && why === "csp") return;
    // What is on its way when the next page is opened, such as an icon.
    if (why !== "net::ERR_ABORTED") tell(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 || response.url() === LOGO) tell(`${response.status()}: ${response.url()}`);
  });
  return page;
}

export async function visitPage(page: Page, url: string, problems: string[]): Promise<Visit> {
  const response = await page.goto(url, { waitUntil: "load" });
  await assertFits(page, problems);
  const { hrefs, ids } = await page.evaluate(() => ({
    hrefs: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
  }));
  const { origin } = new URL(url);
  const links = hrefs.filter((href) => new URL(href).origin === origin);
  return { status: response?.status(), links, anchors: new Set(ids) };
}

/** Checks that nothing is wider than the page, which has the width of a phone. */
export async function assertFits(page: Page, problems: string[]): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > PHONE.width) problems.push(`${new URL(page.url()).pathname}: ${width} pixels wide on a phone`);
}
