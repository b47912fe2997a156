// Guards that services of every supported SDK can be served for a test. Older versions of Node cannot run later SDKs.
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import semver from "semver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findServer, newest } from "../../kit/versions.js";
import { installConsumer, installRuntimes } from "./install-consumer.js";

const read = (path: string) => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8"));
const { dependencies } = read("package.json");
const SDK = "@restatedev/restate-sdk";

/** The ends of the supported range, with the versions of Node that run each. From 1.15 on, the SDK needs Node 22. */
const ENDS = [
  ["sdk-oldest", ["node-20", "node-22", "node-24", "node-26"]],
  ["sdk-newest", ["node-22", "node-24", "node-26"]],
] as const;

it("the oldest is where the range of the peer dependency begins", () => {
  const { peerDependencies } = read("../../../package.json");
  expect(dependencies["sdk-oldest"]).toBe(`npm:${SDK}@${semver.minVersion(peerDependencies[SDK])?.version}`);
  expect(semver.satisfies(dependencies["sdk-newest"].split("@").at(-1), peerDependencies[SDK])).toBe(true);
});

describe.each(ENDS)("the testing kit with the %s", (end, nodes) => {
  const folder = mkdtempSync(join(tmpdir(), "sdk-"));
  let installed: string;

  beforeAll(async () => {
    installed = installRuntimes();
    await installConsumer(folder);
    const sdk = dependencies[end].replace(/^npm:/, "");
    execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", sdk], {
      cwd: folder,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(nodes)("rescues an invocation on %s", async (node) => {
    const { binary } = await findServer(newest);
    const program = join(installed, "node_modules", node, "bin/node");
    const { stdout } = await promisify(execFile)(program, ["serve.mjs", binary], { cwd: folder, timeout: 120_000 });
    expect(JSON.parse(stdout)).toEqual({ rescued: 1, answer: "Hello Bob" });
  });
});
