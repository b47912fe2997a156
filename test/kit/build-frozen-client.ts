/** Builds the client of the frozen API, which the tests of the runtime call: before the tests, and before the types are checked. */

import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";

const root = fileURLToPath(new URL("../..", import.meta.url));
const frozen = join(root, "test/fixtures/frozen");

function takeBack(part: unknown, version: string): unknown {
  if (Array.isArray(part)) return part.map((item) => takeBack(item, version));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name]) => name !== "x-since" && name !== "x-gone")
      .filter(([, value]) => semver.gte(version, value?.["x-since"] ?? "0.0.0"))
      .filter(([, value]) => semver.lt(version, value?.["x-gone"] ?? "9.0.0"))
      .map(([name, value]) => [name, takeBack(value, version)]),
  );
}

async function readTime(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(paths.map(async (path) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0));
  return Math.max(...times);
}

async function isUpToDate(): Promise<boolean> {
  const scripts = (await readdir(join(root, "scripts"), { recursive: true })).map((name) =>
    join(root, "scripts", name),
  );
  // The room `profile` reads names in these.
  const named = ["index.ts", "runtime.ts", "client/client-options.ts", "bulk/run-bulk.ts"];
  const read = named.map((name) => join(root, "src", name));
  const sources = [...scripts, ...read, join(frozen, "document.yaml"), fileURLToPath(import.meta.url)];
  return (await readTime([join(frozen, "client/operations.ts")])) > (await readTime(sources));
}

export async function setup(): Promise<void> {
  if (await isUpToDate()) return;
  // The generator is imported only now, because loading it takes a second.
  const { buildClient } = await import("../../scripts/generate.js");
  const { readObject, writeFolder } = await import("../../scripts/io/index.js");
  const { readDocument } = await import("../../scripts/read/index.js");
  // A project whose API is the frozen one, with the documents of its versions and the code of this project.
  const project = await mkdtemp(join(tmpdir(), "frozen-api-"));
  try {
    const schemas = join(project, "schemas/openapi");
    await mkdir(schemas, { recursive: true });
    await symlink(join(root, "src"), join(project, "src"));
    const { content: document } = await readDocument(join(frozen, "document.yaml"));
    for (const version of ["1.6.2", "1.7.2", "1.7.8"]) {
      const own = { ...document, info: { ...readObject(document.info), version } };
      await writeFile(join(schemas, `${version}.json`), JSON.stringify(takeBack(own, version)));
    }
    // The imports in the client depend on its place.
    const out = join(project, "test/fixtures/frozen/client");
    const how = { overlays: [], lint: "off", needsTables: false, out } as const;
    const { files } = await buildClient(project, await readDocument(join(schemas, "1.7.8.json")), how);
    await writeFolder(join(frozen, "client"), files);
  } finally {
    await rm(project, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup();
