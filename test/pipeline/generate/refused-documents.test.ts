import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/generate.js";
import type { Arguments } from "../../../scripts/generate-arguments.js";
import { isJsonObject, type JsonObject } from "../../../scripts/io/json.js";
import { messageOf } from "../../../scripts/io/report.js";
import { readTable } from "../../kit/read-table.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { readFolder } from "./run-generator.js";

const folder = useFolder("refused-documents-test");
const out = join(folder, "out");
const SCHEMA = "type: object\ndescription: SECRET\nproperties: { secret: { type: string } }\n";
put(folder, "outside.yaml", SCHEMA);

const server = useLoopbackServer();
beforeEach(() => {
  server.answer = (response) => response.writeHead(200, { "content-type": "application/yaml" }).end(SCHEMA);
  rmSync(out, { recursive: true, force: true });
});

const readCases = (section: string) => readTable("pipeline/generate/refused.yaml", section, { folder });

function describeMedia(media: unknown): JsonObject {
  const responses = { 200: { description: "", content: { "application/json": media } } };
  return JSON.parse(JSON.stringify({ "/a": { get: { responses } } }));
}

/** Runs the generator, and returns the message of its failure. */
async function run(parts: JsonObject, more: Partial<Arguments> = {}): Promise<string | undefined> {
  const { document, schemas = {}, media, paths = media ? describeMedia(media) : {} } = parts;
  const whole = { openapi: "3.1.0", info: { title: "Wrong", version: "1" }, paths, components: { schemas } };
  const text = JSON.stringify(isJsonObject(document) ? document : whole).replaceAll("<server>", server.url);
  const schema = put(folder, "document.json", text);
  const args = { schema, out, overlays: [], lint: "off", check: false, help: false, ...more } as const;
  return generate(args, () => {}).then(
    () => undefined,
    (error: Error) => (error.constructor === Error ? messageOf(error) : `a bug: ${error.stack}`),
  );
}

describe.each(["plain", "lint", "outside"])(
  "a document that cannot be generated stops the run, and says where: %s",
  (section) => {
    it.each(readCases(section))("%s", async (_, { says, ...parts }) => {
      expect(await run(parts, { lint: section === "plain" ? "off" : "error" })).toContain(String(says));
      expect(server.requests).toEqual([]);
      expect(existsSync(out)).toBe(false);
    });
  },
);

it.each(readCases("unread"))("nothing is read or fetched for %s", async (_, parts) => {
  expect(await run(parts, { lint: "warn" })).toBeUndefined();
  expect(Object.values(await readFolder(out)).join("\n")).not.toContain("SECRET");
  expect(server.requests).toEqual([]);
});

describe.each(["outside.yaml", "<server>/a.yaml"])("a reference to %s", (reference) => {
  const target = "$.paths['/a'].get.responses['200'].content['application/json'].schema";
  const referring = { media: { schema: { $ref: reference } } };
  const writeOverlay = (action: object) => {
    const text = JSON.stringify({ overlay: "1.0.0", info: {}, actions: [{ target, ...action }] });
    return [put(folder, "overlay.yaml", text.replaceAll("<server>", server.url))];
  };

  it.each(["error", "warn", "off"] as const)("is not followed with --lint %s", async (lint) => {
    const says = await run(referring, { lint });
    expect(says).toContain("no other file is read, so put everything into one with `npx @redocly/cli bundle`");
    expect(says).toContain(reference.replace("<server>", server.url));
    expect(says).not.toContain("SECRET");
    expect(server.requests).toEqual([]);
    expect(existsSync(out)).toBe(false);
  });

  it("is not followed from an overlay either, which may remove it", async () => {
    const adds = writeOverlay({ update: { $ref: reference } });
    expect(await run({ media: { schema: {} } }, { overlays: adds })).toContain("leads out of the document");
    const removes = writeOverlay({ remove: true });
    expect(await run(referring, { overlays: removes, lint: "warn" })).toBeUndefined();
    expect(server.requests).toEqual([]);
  });
});

it("a document is a file: one at a URL is not fetched either", async () => {
  const schema = `${server.url}/document.json`;
  expect(await run({}, { schema })).toContain(`Cannot read the OpenAPI document ${schema}: ENOENT`);
  expect(server.requests).toEqual([]);
});
