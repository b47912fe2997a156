/** Runs the scenarios in a page of Chromium. Its own folder for its data is the library's doing. */

import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { type Report, readReport } from "./report.js";

/** In milliseconds. For all scenarios, of which each has a limit of its own, while the page can keep it. */
const LIMIT = 60_000;

export async function launchChromium(executablePath: string): Promise<Browser> {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args, headless: true });
}

/** The page's script has put `run` there. */
declare const run: (target: object) => Promise<unknown>;

export async function runPage(browser: Browser, url: string, target: object): Promise<Report> {
  const page = await browser.newPage();
  const left: string[] = [];
  page.on("pageerror", (error) => left.push(String(error)));
  await page.goto(url);
  const report = await Promise.race([
    page.evaluate((given) => run(given), target),
    delay(LIMIT, `none after ${LIMIT} ms`, { ref: false }),
  ]);
  await page.close();
  return { ...readReport(report), left };
}
