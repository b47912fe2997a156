import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { DESKTOP, PHONE } from "./visit-page.js";

/** For a person to look at. */
const PAGES: Readonly<Record<string, string>> = {
  readme: "index.html",
  "getting-started": "documents/Getting_started.html",
  "bulk-operations": "documents/Bulk_operations.html",
  recipes: "documents/Recipes.html",
  support: "documents/Versions_and_runtimes.html",
  conformance: "documents/Conformance.html",
  corrections: "documents/Corrections.html",
  package: "modules/restate-admin-client.html",
  function: "functions/restate-admin-client.resumeInvocation.html",
  interface: "interfaces/restate-admin-client.AdminClient.html",
  api: "api/index.html",
  "api-operation": "api/index.html#/deployment/create_deployment",
};

export async function takeScreenshots(page: Page, siteUrl: string, folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(PAGES)) {
    for (const [device, size] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await page.setViewportSize(size);
      // Anew, since another fragment of the same page is no other page.
      await page.goto("about:blank");
      await page.goto(`${siteUrl}/${path}`, { waitUntil: "networkidle" });
      // Redocly scrolls to the operation when it has loaded all, and then says so.
      await page.waitForFunction(() => document.querySelector('input[placeholder^="Loading"]') === null);
      await page.screenshot({ path: join(folder, `${name}-${device}.png`) });
    }
  }
  return 2 * Object.keys(PAGES).length;
}
