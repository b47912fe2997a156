import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { findRestateBinary } from "../../scripts/server/restate-binary.js";
import { answerJson } from "../kit/loopback-server.js";
import { put, useFolder } from "../kit/use-folder.js";
import { useLoopbackServer } from "../kit/use-loopback-server.js";

const SERVER = "@restatedev/restate-server";
const PLATFORM = `${SERVER}-${process.platform}-${process.arch}`;
const version = "9.9.9";
const folder = useFolder("install-server-test");
const registry = useLoopbackServer();

/** The packages of the registry, as npm publishes them. */
const archives = new Map([SERVER, PLATFORM].map((name) => [name, pack(name)]));

function pack(name: string): Buffer {
  const optionalDependencies = name === SERVER ? { [PLATFORM]: version } : {};
  const source = join(folder, "packages", name);
  put(source, "package/package.json", { name, version, optionalDependencies });
  put(source, "package/bin/restate-server", "x".repeat(10_000));
  execFileSync("tar", ["-czf", "archive.tgz", "package"], { cwd: source });
  return readFileSync(join(source, "archive.tgz"));
}

/** Serves the packages, except those that are missing, and cuts the answer with the one that is broken. */
function serve({ missing = "", broken = "" }: { readonly missing?: string; readonly broken?: string } = {}): void {
  registry.answer = (response, { url }) => {
    const [name = "", archive] = decodeURIComponent(url.slice(1)).split("/-/");
    const content = archives.get(name);
    if (content === undefined || name === missing) return answerJson(response, 404, {});
    if (archive === undefined) {
      const own = name === SERVER ? { optionalDependencies: { [PLATFORM]: version } } : {};
      const dist = { tarball: `${registry.url}/${name}/-/archive.tgz` };
      return answerJson(response, 200, { name, versions: { [version]: { name, version, ...own, dist } } });
    }
    if (name !== broken) return response.end(content);
    response.writeHead(200, { "content-length": content.length });
    response.write(content.subarray(0, content.length / 2), () => response.destroy());
  };
}

beforeEach(() => {
  const env = { registry: registry.url, cache: join(folder, "npm"), fetch_retries: "0" };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(`npm_config_${name}`, value);
});
afterAll(() => vi.unstubAllEnvs());

it.each([
  ["whose download is interrupted", { broken: SERVER }],
  ["without the binary for this machine", { missing: PLATFORM }],
  ["whose binary's download is interrupted", { broken: PLATFORM }],
])("an installation %s is an error, and none of it is kept for the next run", async (_, faults) => {
  const cache = join(folder, "node_modules/.cache/restate-server");
  serve(faults);
  await expect(findRestateBinary(version, folder)).rejects.toThrow(`restate-server ${version} could not be installed`);
  expect(readdirSync(cache)).toEqual([]);
});

it("a complete installation replaces one without the binary for this machine, and is used again", async () => {
  put(folder, `node_modules/.cache/restate-server/${version}/node_modules/${SERVER}/package.json`, {
    name: SERVER,
    version,
  });
  serve();
  const binary = await findRestateBinary(version, folder);
  expect(existsSync(binary)).toBe(true);
  serve({ missing: SERVER });
  expect(await findRestateBinary(version, folder)).toBe(binary);
});
