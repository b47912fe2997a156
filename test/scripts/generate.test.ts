import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildClient } from "../../scripts/generate.js";
import { compareFolder } from "../../scripts/io/index.js";
import { EFFECTS, findNewestSchema, printEffects, readDocument } from "../../scripts/read/index.js";
import { put, root, useFolder } from "../kit/use-folder.js";

it("writes what is in generated/: after a change that is meant, run `npm run generate`", async () => {
  const document = await readDocument(await findNewestSchema(join(root, "schemas/openapi")));
  const { files, releases } = await buildClient(root, document, { lint: "off" });
  expect(await compareFolder(join(root, "generated"), files)).toEqual([]);
  expect(printEffects(releases)).toBe(readFileSync(join(root, "schemas", EFFECTS), "utf8"));
});

it("stops at a correction that is known from no version, and changes nothing in this one", async () => {
  const folder = useFolder("generate-test");
  const update = { description: "All." };
  const actions = [
    { target: "$.paths['/a'].get", update },
    { target: "$.gone", update },
  ];
  const overlays = [put(folder, "own.yaml", { overlay: "1.0.0", actions })];
  put(folder, EFFECTS, { versions: ["1.0.0"], effects: {} });
  const info = { title: "Pets", version: "2.0.0" };
  const content = { openapi: "3.1.0", info, paths: { "/a": { get: { responses: { 204: { description: "" } } } } } };
  const run = buildClient(root, { path: "pets.json", content }, { overlays, lint: "off", needsTables: false });
  await expect(run).rejects.toThrow(/^Pets 2\.0\.0 no longer has .*\n.*action 1: \n {4}changes nothing at \$\.gone\n/);
});
