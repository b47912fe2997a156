import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type Report, runProgram } from "./run-program.js";
import { runWorker } from "./run-worker.js";

/** The addresses for the scenarios. consumer/scenarios.mjs describes each. */
export type Target = Readonly<
  Record<"version" | "baseUrl" | "relayUrl" | "refusedUrl" | "environmentUrl" | "serviceUrl", string>
>;

/** The differences between runtimes. Each is asserted, so a test fails when a runtime improves. */
interface Expected {
  /** Whether it tells a refused connection from other failures, so that `applied` is `no`. */
  readonly knowsRefusal: boolean;
  readonly hasEnvironment: boolean;
  /** The `status` of a redirect with 307, which browsers hide. */
  readonly redirectStatus: 307 | 0;
  /** Whether the runtime can forbid code from strings, and does so here. */
  readonly forbidsEval: boolean;
}

export interface Places {
  readonly consumer: string;
  readonly installed: string;
  readonly browser: Browser;
}

export interface Runtime {
  readonly title: string;
  run(target: Target, places: Places): Promise<Report>;
}

const ON_A_SERVER: Expected = { knowsRefusal: true, hasEnvironment: true, redirectStatus: 307, forbidsEval: true };
const NO_EVAL = "--disallow-code-generation-from-strings";

const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(new URL("package.json", import.meta.url), "utf8"),
);

/** @param name - The name of the package with the runtime. */
function createProgram(title: string, name: string, args: readonly string[], expected: Expected): Runtime {
  return {
    title: `${title} ${manifest.dependencies[name]?.replace(/^.*@/, "")}`,
    run(target, { consumer, installed }) {
      const [file = "", ...rest] = args;
      const command = [join(installed, "node_modules", name, file), ...rest, JSON.stringify({ ...target, expected })];
      return runProgram(command, consumer, { RESTATE_ADMIN_URL: target.environmentUrl });
    },
  };
}

const workerd: Runtime = {
  title: "workerd",
  run(target, { consumer, installed }) {
    const expected: Expected = { ...ON_A_SERVER, knowsRefusal: false, hasEnvironment: false };
    const program = join(installed, "node_modules/@cloudflare/workerd-linux-64/bin/workerd");
    return runWorker(program, consumer, { ...target, expected });
  },
};

/** The page's script has defined `run` on the window. */
declare const run: (target: object) => Promise<Omit<Report, "left">>;

/** The page cannot reach the server itself, which has no CORS. */
const page: Runtime = {
  title: "Chromium",
  async run(target, { browser }) {
    const expected: Expected = { knowsRefusal: false, hasEnvironment: false, redirectStatus: 0, forbidsEval: true };
    const tab = await browser.newPage();
    const left: string[] = [];
    tab.on("pageerror", (error) => left.push(String(error)));
    await tab.goto(`${target.relayUrl}/page.html`);
    const given = { ...target, baseUrl: `${target.relayUrl}/admin`, expected };
    const report = await tab.evaluate((all) => run(all), given);
    await tab.close();
    return { ...report, left };
  },
};

export const runtimes: readonly Runtime[] = [
  ...["node-20", "node-22", "node-24", "node-26"].flatMap((name) => [
    createProgram("Node", name, ["bin/node", NO_EVAL, "program.mjs"], ON_A_SERVER),
    // Newer versions of Node can `require` an ES module, too. This must be the CommonJS build.
    createProgram(
      "CommonJS on Node",
      name,
      ["bin/node", NO_EVAL, "--no-experimental-require-module", "program.cjs"],
      ON_A_SERVER,
    ),
  ]),
  createProgram("Bun", "@oven/bun-linux-x64", ["bin/bun", "program.mjs"], { ...ON_A_SERVER, forbidsEval: false }),
  // Deno has permission for the network only: reading environment variables must not stop the client.
  createProgram(
    "Deno",
    "@deno/linux-x64-glibc",
    ["deno", "run", "--no-prompt", "--allow-net=127.0.0.1", `--v8-flags=${NO_EVAL}`, "program.mjs"],
    { ...ON_A_SERVER, hasEnvironment: false },
  ),
  workerd,
  page,
];
