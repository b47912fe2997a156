import type { Page } from "playwright-core";
import { API_REFERENCE } from "../../../scripts/site/site-pages.js";
import { type Visit, visitPage } from "./visit-page.js";

export interface Crawl {
  readonly pages: number;
  readonly links: number;
  /** The fragments that lead into the API reference, which has no elements until it is asked for them. */
  readonly routes: ReadonlySet<string>;
}

/** Follows every link from the first page on, and tells those that lead nowhere. */
export async function crawlSite(page: Page, siteUrl: string, problems: string[]): Promise<Crawl> {
  const visits = new Map<string, Visit>();
  /** With a page that has it. */
  const links = new Map<string, string>();
  const left = [`${siteUrl}/index.html`];
  const cutHost = (url = "") => url.replace(siteUrl, "");
  for (let url = left.pop(); url !== undefined; url = left.pop()) {
    if (visits.has(url)) continue;
    const visit = await visitPage(page, url, problems);
    if (visit.status !== 200) problems.push(`${cutHost(links.get(url))}: the link to ${cutHost(url)} leads nowhere`);
    visits.set(url, visit);
    for (const link of visit.links) {
      for (const target of [link, cutFragment(link)]) if (!links.has(target)) links.set(target, url);
      left.push(cutFragment(link));
    }
  }
  const routes = new Set<string>();
  for (const [link, from] of links) {
    const target = cutFragment(link);
    const fragment = decodeURIComponent(link.slice(target.length + 1));
    if (target === `${siteUrl}/${API_REFERENCE}`) routes.add(fragment);
    else if (fragment !== "" && !visits.get(target)?.anchors.has(fragment)) {
      problems.push(`${cutHost(from)}: the link to ${cutHost(link)} leads nowhere`);
    }
  }
  return { pages: visits.size, links: links.size, routes };
}

function cutFragment(url: string): string {
  return url.split("#", 1)[0] ?? "";
}
