/** The runtimes, how the scenarios are run in each, and what is true of one and not of another. */

import { join } from "node:path";
import type { Browser } from "playwright-core";
import { findRuntime, readVersion } from "./install-runtimes.js";
import type { Report, Target } from "./report.js";
import { runPage } from "./run-page.js";
import { runProgram } from "./run-program.js";
import { runWorker } from "./run-worker.js";

/** Where runtimes differ. Each is asserted, so it is noticed when one of them learns something. */
interface Expected {
  /** Whether it tells a refused connection from other failures, so that `sent` is false. */
  readonly knowsRefusal: boolean;
  /** Whether environment variables can be read. */
  readonly hasEnvironment: boolean;
  /** What `status` is for a redirect by 307: browsers hide it. */
  readonly redirectStatus: 307 | 0;
  /** Whether it can forbid to make code of text, and does here. */
  readonly forbidsEval: boolean;
}

export interface Runtime {
  readonly name: string;
  readonly version: string;
  readonly expected: Expected;
  run(target: Target): Promise<Report>;
}

const ON_A_SERVER: Expected = { knowsRefusal: true, hasEnvironment: true, redirectStatus: 307, forbidsEval: true };

/** @param folder - The project that has the package installed. */
export function listRuntimes(folder: string, browser: Browser): readonly Runtime[] {
  const nodes = ["node-20", "node-22", "node-24"].flatMap((name) => [
    createNode(folder, name, "Node", ["program.mjs"]),
    // Newer versions of Node load an ES module by `require` too. Here it must be the CommonJS build.
    createNode(folder, name, "CommonJS on Node", ["--no-experimental-require-module", "program.cjs"]),
  ]);
  return [...nodes, createBun(folder), createDeno(folder), createWorkerd(folder), createChromium(browser)];
}

function createNode(folder: string, directory: string, name: string, args: readonly string[]): Runtime {
  const command = [join(findRuntime(directory), "bin/node"), "--disallow-code-generation-from-strings", ...args];
  return createProgram(folder, name, readVersion(findRuntime(directory)), command, ON_A_SERVER);
}

function createBun(folder: string): Runtime {
  const directory = findRuntime("@oven/bun-linux-x64");
  const command = [join(directory, "bin/bun"), "program.mjs"];
  return createProgram(folder, "Bun", readVersion(directory), command, { ...ON_A_SERVER, forbidsEval: false });
}

/** Without permission for anything but the network: looking for environment variables must not stop it. */
function createDeno(folder: string): Runtime {
  const directory = findRuntime("@deno/linux-x64-glibc");
  const flags = ["--no-prompt", "--allow-net=127.0.0.1", "--v8-flags=--disallow-code-generation-from-strings"];
  const command = [join(directory, "deno"), "run", ...flags, "program.mjs"];
  return createProgram(folder, "Deno", readVersion(directory), command, { ...ON_A_SERVER, hasEnvironment: false });
}

function createProgram(
  folder: string,
  name: string,
  version: string | undefined,
  command: readonly string[],
  expected: Expected,
): Runtime {
  return {
    name,
    version: version ?? "not installed",
    expected,
    run(target) {
      const env = { RESTATE_ADMIN_URL: target.environmentUrl };
      return runProgram([...command, JSON.stringify({ ...target, expected })], folder, env);
    },
  };
}

function createWorkerd(folder: string): Runtime {
  const directory = findRuntime("@cloudflare/workerd-linux-64");
  const expected = { ...ON_A_SERVER, knowsRefusal: false, hasEnvironment: false };
  return {
    name: "workerd",
    version: readVersion(directory) ?? "not installed",
    expected,
    run: (target) => runWorker(join(directory, "bin/workerd"), folder, { ...target, expected }),
  };
}

/** The page cannot reach the server itself, which has no CORS. */
function createChromium(browser: Browser): Runtime {
  const expected: Expected = { knowsRefusal: false, hasEnvironment: false, redirectStatus: 0, forbidsEval: true };
  return {
    name: "Chromium",
    version: browser.version(),
    expected,
    run: (target) =>
      runPage(browser, `${target.relayUrl}/page.html`, { ...target, baseUrl: `${target.relayUrl}/admin`, expected }),
  };
}
