import { existsSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/generate.js";
import type { Arguments } from "../../../scripts/generate-arguments.js";
import { messageOf } from "../../../scripts/io/explain.js";
import { isJsonObject, type JsonObject } from "../../../scripts/io/json.js";
import { useLoopbackServer } from "../../unit/use-loopback-server.js";
import { readTable } from "../read-table.js";
import { put, useFolder } from "../use-folder.js";
import { readFolder } from "./run-generator.js";

/** `outside.yaml`, and `api/` with the document and what may be read. */
const folder = useFolder("refused-documents-test");
const api = join(folder, "api");
const out = join(folder, "out");
const SCHEMA = "type: object\ndescription: SECRET\nproperties: { secret: { type: string } }\n";
put(folder, "outside.yaml", SCHEMA);
put(folder, "outside.txt", "SECRET");
put(api, "near.yaml", "type: object\nproperties: { near: { type: string } }\n");
put(api, "deep/nearer.yaml", "type: object\nproperties: { nearer: { $ref: ../near.yaml } }\n");
put(api, "leads-out.yaml", "type: object\nproperties: { a: { $ref: ../outside.yaml } }\n");
put(api, "..near.yaml", "type: object\nproperties: { dotted: { type: string } }\n");
symlinkSync(join(folder, "outside.yaml"), join(api, "link.yaml"));
symlinkSync(folder, join(api, "up"));
symlinkSync("deep", join(api, "shallow"));

const server = useLoopbackServer();
beforeEach(() => {
  server.answer = (response) => response.writeHead(200, { "content-type": "application/yaml" }).end(SCHEMA);
  rmSync(out, { recursive: true, force: true });
});

const readCases = (section: string) => readTable("generate/refused.yaml", section, { api, top: folder });

function describeMedia(media: unknown): JsonObject {
  const responses = { 200: { description: "", content: { "application/json": media } } };
  return JSON.parse(JSON.stringify({ "/a": { get: { responses } } }));
}

/** What the run says if it fails. */
async function run(parts: JsonObject, more: Partial<Arguments> = {}): Promise<string | undefined> {
  const { document, schemas = {}, media, paths = media ? describeMedia(media) : {} } = parts;
  const whole = { openapi: "3.1.0", info: { title: "Wrong", version: "1" }, paths, components: { schemas } };
  const text = JSON.stringify(isJsonObject(document) ? document : whole).replaceAll("<server>", server.url);
  const schema = put(api, "document.json", text);
  const args = { schema, out, overlays: [], lint: "off", check: false, help: false, ...more } as const;
  return generate(args, () => {}).then(
    () => undefined,
    (error: Error) => (error.constructor === Error ? messageOf(error) : `a bug: ${error.stack}`),
  );
}

const refer = ($ref: string) => ({ media: { schema: { $ref } } });

/** What was generated from the document, without the runtime. */
async function readOut(): Promise<string> {
  const files = Object.entries(await readFolder(out)).filter(([name]) => !name.startsWith("runtime/"));
  return files.map(([, text]) => text).join("\n");
}

describe("a document that cannot be generated stops the run, and says where and what to do:", () => {
  it.each(readCases("plain"))("%s", async (_, { says, ...parts }) => {
    expect(await run(parts)).toContain(String(says));
    expect(existsSync(out)).toBe(false);
  });
});

describe.each(["off", "warn"] as const)("with --lint %s", (lint) => {
  it.each(readCases("outside"))("a reference out of the document's folder stops the run: %s", async (_, parts) => {
    const message = await run(parts, { lint });
    expect(message).toContain(String(parts.says));
    expect(message).toContain(`leads out of ${api}`);
    expect(message).not.toContain("SECRET");
    expect(existsSync(out)).toBe(false);
  });

  it.each(readCases("urls"))("the URL of %s is not fetched", async (_, parts) => {
    expect(await run(parts, { lint })).toContain("is a URL, and nothing is fetched");
    expect(server.requests).toEqual([]);
    expect(existsSync(out)).toBe(false);
  });

  it.each(["relative.yaml", "../outside.yaml", "https://localhost/x.yaml"])(
    "%s in an overlay with a URL of its own is not fetched",
    async (ref) => {
      const overlays = [writeOverlay(ref, { $self: `${server.url}/overlay.yaml` })];
      expect(await run({ media: {} }, { overlays, lint })).toContain("is a URL, and nothing is fetched");
      expect(server.requests).toEqual([]);
    },
  );
});

const target = "$.paths['/a'].get.responses['200'].content['application/json']";
const info = { title: "Corrections", version: "1" };

function writeOverlay($ref: string, more: object = {}): string {
  const actions = [{ target, update: { schema: { properties: { a: { $ref } } } } }];
  return put(folder, "corrections/overlay.yaml", { overlay: "1.2.0", info, actions, ...more });
}

it("a message names the file, the place and what to do", async () => {
  expect(await run(refer("../outside.yaml"))).toBe(
    `${relative(process.cwd(), join(api, "document.json"))}: the reference "../outside.yaml" at #/paths/~1a/get/responses/200/content/application~1json/schema/$ref leads out of ${api}: put the file there, or allow its folder with --read-from`,
  );
});

it.each([
  ["a file", "near.yaml", "near?: string"],
  ["a file in a folder, and what that refers to", "./deep/nearer.yaml", "near?: string"],
  ["a way up that stays inside", "deep/../near.yaml", "near?: string"],
  ["an absolute path", join(api, "near.yaml"), "near?: string"],
  ["a link that stays inside", "shallow/nearer.yaml", "near?: string"],
  ["a name that begins with dots", "..near.yaml", "dotted?: string"],
])("a reference to what lies beside the document is followed: %s", async (_, reference, want) => {
  expect(await run(refer(reference))).toBeUndefined();
  expect(await readOut()).toContain(want);
});

it("nothing is fetched for what only names a URL, such as $id, $schema and links", async () => {
  const url = `${server.url}/x`;
  const schema = { $schema: url, $id: url, type: "object", externalDocs: { url } };
  expect(await run({ media: { schema } }, { lint: "warn" })).toBeUndefined();
  expect(server.requests).toEqual([]);
});

it("no device is read, and no pipe that nobody writes to", async () => {
  symlinkSync("/dev/zero", join(api, "zero.yaml"));
  expect(await run(refer("zero.yaml"), { readFrom: ["/dev"] })).toContain("zero.yaml could not be read");
});

describe("--read-from", () => {
  it.each(["../outside.yaml", "link.yaml", join(folder, "outside.yaml")])(
    "allows a folder to %s",
    async (reference) => {
      expect(await run(refer(reference), { readFrom: [folder], lint: "warn" })).toBeUndefined();
      expect(await readOut()).toContain("secret?: string");
    },
  );

  it("holds for what only lint loads", async () => {
    const media = { examples: { a: { value: 1, externalValue: "../outside.txt" } } };
    expect(await run({ media }, { readFrom: [folder], lint: "warn" })).toBeUndefined();
  });

  it("allows no other folder, and no URL", async () => {
    const readFrom = [join(api, "deep")];
    expect(await run(refer("../outside.yaml"), { readFrom })).toContain(`leads out of ${api}, ${readFrom[0]}`);
    expect(await run(refer(server.url), { readFrom: ["/"] })).toContain("is a URL");
    expect(server.requests).toEqual([]);
  });

  it("has to name a folder that is there", async () => {
    const readFrom = [join(folder, "gone")];
    expect(await run(refer("near.yaml"), { readFrom })).toBe(`There is no folder ${readFrom[0]} to read from`);
  });
});

describe("an overlay", () => {
  it("may refer to what lies beside the document, and with --read-from to what lies beside itself", async () => {
    put(folder, "corrections/beside.yaml", SCHEMA);
    expect(await run({ media: {} }, { overlays: [writeOverlay("../api/near.yaml")] })).toBeUndefined();
    expect(await readOut()).toContain("near?: string");
    const overlays = [writeOverlay("beside.yaml")];
    expect(await run({ media: {} }, { overlays })).toMatch(/"\.\.\/corrections\/beside\.yaml" at #\S+ leads out of/);
    expect(await run({ media: {} }, { overlays, readFrom: [join(folder, "corrections")] })).toBeUndefined();
    expect(await readOut()).toContain("secret?: string");
  });

  it.each(["../outside.yaml", "<server>/a.yaml"])("may correct %s, which is then not followed", async (reference) => {
    const actions = [{ target: `${target}.schema`, remove: true }];
    const overlays = [put(folder, "corrections/remove.yaml", { overlay: "1.0.0", info, actions })];
    expect(await run(refer(reference), { overlays, lint: "warn" })).toBeUndefined();
    expect(await readOut()).not.toContain("secret");
    expect(server.requests).toEqual([]);
  });
});

it("a document is a file: one at a URL is not fetched either", async () => {
  const schema = `${server.url}/document.json`;
  expect(await run({}, { schema })).toBe(
    `Cannot read the OpenAPI document ${schema}: nothing is fetched over the network, so save it to a file`,
  );
  expect(server.requests).toEqual([]);
});
