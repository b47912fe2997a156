import { spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

/** Launches the Chromium of this machine; its data is in a temporary folder, which Playwright removes. */
export async function launchChromium(): Promise<Browser> {
  const lookup = "command -v chromium || command -v chromium-browser || command -v google-chrome";
  const executablePath = spawnSync("sh", ["-c", lookup], { encoding: "utf8" }).stdout.trim();
  if (executablePath === "") throw new Error("There is no Chromium in PATH; on Debian: apt-get install chromium");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  return chromium.launch({ executablePath, args, headless: true });
}
