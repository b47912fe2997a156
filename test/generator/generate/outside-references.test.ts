import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../../scripts/generate/generate.js";
import type { Arguments } from "../../../scripts/generate/read-arguments.js";
import { messageOf } from "../../../scripts/io/explain.js";
import { answerText, type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { useFolder } from "./run-generator.js";

/** `outside.yaml`, and `api/` with the document and what may be read. */
const folder = useFolder("outside-references-test");
const out = join(folder, "out");
const SCHEMA = "type: object\ndescription: SECRET\nproperties: { secret: { type: string } }\n";
let server: LoopbackServer;

beforeAll(async () => {
  server = await startLoopbackServer();
  server.answer = (response) => answerText(response, 200, SCHEMA, "application/yaml");
  put("outside.yaml", SCHEMA);
  put("outside.txt", "SECRET");
  put("api/near.yaml", "type: object\nproperties: { near: { type: string } }\n");
  put("api/deep/nearer.yaml", "type: object\nproperties: { nearer: { $ref: ../near.yaml } }\n");
  put("api/leads-out.yaml", "type: object\nproperties: { a: { $ref: ../outside.yaml } }\n");
  put("api/..near.yaml", SCHEMA.replaceAll("SECRET", "near").replaceAll("secret", "dotted"));
  symlinkSync(join(folder, "outside.yaml"), join(folder, "api/link.yaml"));
  symlinkSync(folder, join(folder, "api/up"));
  symlinkSync("deep", join(folder, "api/shallow"));
});
beforeEach(() => {
  server.requests.length = 0;
  rmSync(out, { recursive: true, force: true });
});
afterAll(() => server.close());

function put(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function describeAnswer(media: object): object {
  const responses = { 200: { description: "", content: { "application/json": media } } };
  return { openapi: "3.1.0", info: { title: "Near", version: "1" }, paths: { "/a": { get: { responses } } } };
}

function refer($ref: string): object {
  return describeAnswer({ schema: { type: "object", properties: { a: { $ref } } } });
}

/** What the run says if it fails. */
async function run(document: object, more: Partial<Arguments> = {}): Promise<string | undefined> {
  const schema = put("api/document.json", JSON.stringify(document));
  const args = { schema, out, overlays: [], lint: "off", check: false, help: false, ...more } as const;
  return generate(args, () => {}).then(() => undefined, messageOf);
}

/** Reads what was generated from the document, without the runtime. */
function readOut(): string {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes("runtime"),
  );
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")).join("\n");
}

function writeOverlay($ref: string, root: object = {}): string {
  const update = { schema: { properties: { a: { $ref } } } };
  const action = { target: "$.paths['/a'].get.responses['200'].content['application/json']", update };
  const info = { title: "Corrections", version: "1" };
  return put("corrections/overlay.yaml", JSON.stringify({ overlay: "1.2.0", info, actions: [action], ...root }));
}

const place = "#/paths/~1a/get/responses/200/content/application~1json/schema/properties/a/$ref";
const file = relative(process.cwd(), join(folder, "api/document.json"));

describe("a reference to what lies beside the document is followed:", () => {
  it.each([
    ["a file", "near.yaml", "near?: string"],
    ["a file in a folder, and what that refers to", "./deep/nearer.yaml", "near?: string"],
    ["a way up that stays inside", "deep/../near.yaml", "near?: string"],
    ["an absolute path", join(folder, "api/near.yaml"), "near?: string"],
    ["a link that stays inside", "shallow/nearer.yaml", "near?: string"],
    ["a name that begins with dots", "..near.yaml", "dotted?: string"],
  ])("%s", async (_, reference, want) => {
    expect(await run(refer(reference))).toBeUndefined();
    expect(readOut()).toContain(want);
  });
});

describe.each(["off", "warn"] as const)(
  "with --lint %s, a reference out of the document's folder stops the run:",
  (lint) => {
    const examples = (externalValue: string) => describeAnswer({ examples: { a: { externalValue } } });
    const mapping = (target: string) => {
      const alternative = { type: "object", properties: { kind: { type: "string" } } };
      return describeAnswer({
        schema: { oneOf: [alternative], discriminator: { propertyName: "kind", mapping: { target } } },
      });
    };

    it.each([
      ["a way up", refer("../outside.yaml"), '"../outside.yaml"'],
      ["a way up and down", refer("deep/../../outside.yaml#/properties/secret"), '"deep/../../outside.yaml"'],
      ["an absolute path", refer(join(folder, "outside.yaml")), "/outside.yaml"],
      ["a link to a file", refer("link.yaml"), '"link.yaml"'],
      ["a link to a folder", refer("up/outside.yaml"), '"up/outside.yaml"'],
      ["a file of the system", examples("/etc/passwd"), '"/etc/passwd"'],
      ["an example in a file", examples("../outside.txt"), '"../outside.txt"'],
      [
        "an example of data that looks like a reference",
        describeAnswer({ example: { $ref: "../outside.yaml" } }),
        '"../out',
      ],
      ["a discriminator", mapping("../outside.yaml"), '"../outside.yaml"'],
      ["an extension", { ...describeAnswer({}), "x-more": { $ref: "../outside.yaml" } }, '"../outside.yaml"'],
      ["a file that refers to another", refer("leads-out.yaml"), '"../outside.yaml" at #/properties/a/$ref'],
    ])("%s", async (_, document, want) => {
      const message = await run(document, { lint });
      expect(message).toContain(want);
      expect(message).toContain(`leads out of ${join(folder, "api")}`);
      expect(message).not.toContain("SECRET");
      expect(existsSync(out)).toBe(false);
    });

    it.each([
      ["a schema", (url: string) => refer(`${url}/schema.yaml#/a`)],
      ["a path", (url: string) => ({ ...describeAnswer({}), paths: { "/a": { $ref: `${url}/path.yaml` } } })],
      ["an example", (url: string) => examples(`${url}/example.json`)],
      [
        "an example beside a value",
        (url: string) => describeAnswer({ examples: { a: { value: 1, externalValue: url } } }),
      ],
      ["a discriminator", (url: string) => mapping(`${url}/mapping.yaml`)],
      ["an extension", (url: string) => ({ ...describeAnswer({}), "x-more": { $ref: url } })],
      ["a file: URL", () => refer(`file://${join(folder, "outside.yaml")}`)],
      ["a data: URL", () => refer('data:application/json,{"properties":{"secret":{}}}')],
    ])("the URL of %s, which is not fetched", async (_, describe) => {
      expect(await run(describe(server.url), { lint })).toContain("is a URL, and nothing is fetched");
      expect(server.requests).toEqual([]);
      expect(existsSync(out)).toBe(false);
    });

    it.each(["relative.yaml", "../outside.yaml", "https://localhost/x.yaml"])(
      "%s in an overlay with a URL of its own",
      async (ref) => {
        const overlays = [writeOverlay(ref, { $self: `${server.url}/overlay.yaml` })];
        expect(await run(describeAnswer({}), { overlays, lint })).toContain("is a URL, and nothing is fetched");
        expect(server.requests).toEqual([]);
      },
    );
  },
);

it("names the file, the place and what to do", async () => {
  expect(await run(refer("../outside.yaml"))).toBe(
    `${file}: the reference "../outside.yaml" at ${place} leads out of ${join(folder, "api")}: put the file there, or allow its folder with --read-from`,
  );
  expect(await run(refer("link.yaml"))).toBe(
    `${file}: the reference "link.yaml" at ${place} leads out of ${join(folder, "api")}, through a link to ${join(folder, "outside.yaml")}: put the file there, or allow its folder with --read-from`,
  );
});

it("fetches nothing for what only names a URL, such as $id, $schema and links", async () => {
  const url = `${server.url}/x`;
  const schema = { $schema: url, $id: url, type: "object", externalDocs: { url } };
  const document = { ...describeAnswer({ schema }), jsonSchemaDialect: url, externalDocs: { url }, servers: [{ url }] };
  expect(await run(document, { lint: "warn" })).toBeUndefined();
  expect(server.requests).toEqual([]);
});

it("reads no device, and no pipe that nobody writes to", async () => {
  symlinkSync("/dev/zero", join(folder, "api/zero.yaml"));
  const message = await run(refer("zero.yaml"), { readFrom: ["/dev"] });
  expect(message).toContain("zero.yaml could not be read");
});

describe("--read-from", () => {
  it("allows a folder and what is below, to references and to links", async () => {
    for (const reference of ["../outside.yaml", "link.yaml", join(folder, "outside.yaml")]) {
      expect(await run(refer(reference), { readFrom: [folder], lint: "warn" })).toBeUndefined();
      expect(readOut()).toContain("secret?: string");
    }
  });

  it("holds for what only lint loads", async () => {
    const document = describeAnswer({ examples: { a: { value: 1, externalValue: "../outside.txt" } } });
    expect(await run(document, { readFrom: [folder], lint: "warn" })).toBeUndefined();
  });

  it("allows no other folder, and no URL", async () => {
    const readFrom = [join(folder, "api/deep")];
    expect(await run(refer("../outside.yaml"), { readFrom })).toContain(
      `leads out of ${join(folder, "api")}, ${readFrom[0]}`,
    );
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
    put("corrections/beside.yaml", SCHEMA);
    expect(await run(describeAnswer({}), { overlays: [writeOverlay("../api/near.yaml")] })).toBeUndefined();
    expect(readOut()).toContain("near?: string");
    const overlays = [writeOverlay("beside.yaml")];
    expect(await run(describeAnswer({}), { overlays })).toContain(
      `"../corrections/beside.yaml" at ${place} leads out of`,
    );
    expect(await run(describeAnswer({}), { overlays, readFrom: [join(folder, "corrections")] })).toBeUndefined();
    expect(readOut()).toContain("secret?: string");
  });

  it("may correct a reference, which is then not followed", async () => {
    const target = "$.paths['/a'].get.responses['200'].content['application/json'].schema";
    const info = { title: "Corrections", version: "1" };
    const actions = [{ target, remove: true }];
    const overlays = [put("corrections/remove.yaml", JSON.stringify({ overlay: "1.0.0", info, actions }))];
    for (const reference of ["../outside.yaml", `${server.url}/a.yaml`]) {
      expect(await run(refer(reference), { overlays, lint: "warn" })).toBeUndefined();
      expect(readOut()).not.toContain("secret");
    }
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
