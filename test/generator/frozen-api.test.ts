import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { expect, it, onTestFinished } from "vitest";
import { buildClient } from "../../scripts/generate.js";
import { readObject } from "../../scripts/io/index.js";
import { readDocument } from "../../scripts/openapi/document/index.js";

/** From the project's folder, which the imports in the client depend on. */
const PLACE = "test/fixtures/frozen/client";
const client = fileURLToPath(new URL(`../../${PLACE}`, import.meta.url));

/** Returns a part of the document as it was in a version: without what is newer, or gone. */
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

/** Creates a project whose API is the frozen one, with the documents of its versions. */
async function createProject(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "frozen-api-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const schemas = join(root, "schemas/openapi");
  await mkdir(schemas, { recursive: true });
  const { content: document } = await readDocument(join(client, "../document.yaml"));
  for (const version of ["1.6.2", "1.7.2", "1.7.8"]) {
    const own = { ...document, info: { ...readObject(document.info), version } };
    await writeFile(join(schemas, `${version}.json`), JSON.stringify(takeBack(own, version)));
  }
  return root;
}

/** Files that the tests of the runtime have no use for. */
const UNUSED: readonly string[] = ["error-responses.ts", "index.ts", "operation-table.ts", "schema-history.ts"];

it("the client of the frozen API, without comments, is what the generator makes of its document", async () => {
  const root = await createProject();
  const schema = join(root, "schemas/openapi/1.7.8.json");
  const how = { overlays: [], lint: "off", needsTables: false } as const;
  const { files } = await buildClient(root, await readDocument(schema), { ...how, out: join(root, PLACE) });
  // The document of the client stands beside it already.
  const sources = [...files]
    .filter(([name]) => name.endsWith(".ts") && !UNUSED.includes(name))
    .map(([name, text]) => [name, text.replaceAll(/^ *\/\*\*.*?\*\/\n/gms, "")] as const);
  for (const [name, text] of sources) await expect(text).toMatchFileSnapshot(join(client, name));
  const entries = await readdir(client, { recursive: true });
  expect(entries.filter((name) => name.endsWith(".ts")).sort()).toEqual(sources.map(([name]) => name).sort());
});
