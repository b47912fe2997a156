import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readOperations } from "../../../scripts/model/index.js";
import { RESTATE } from "../../../scripts/profile/index.js";
import { put, useProjectFolder } from "../../kit/use-folder.js";
import { compile } from "../generate/compile.js";
import { generateOrThrow } from "../generate/run-generator.js";
import { type Driven, driveClient, type Exports } from "./drive-client.js";

const folder = useProjectFolder("parameter-styles");

const SCHEMAS: Readonly<Record<string, JsonObject>> = {
  text: { type: "string" },
  integer: { type: "integer" },
  flag: { type: "boolean" },
  list: { type: "array", items: { type: "string" } },
  object: { type: "object", properties: { r: { type: "integer" }, "g h": { type: "string" } } },
  either: { oneOf: [{ type: "array", items: { type: "integer" } }, { type: "string" }] },
};

const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
};

/** A style that a schema cannot have, by OpenAPI's "Style Values". */
function isUndefined(style: string, explode: boolean, kind: string): boolean {
  if (style === "deepObject") return kind !== "object" || !explode;
  return style.endsWith("Delimited") && (explode || kind !== "list");
}

function listOperations(): readonly (readonly [string, JsonObject])[] {
  return Object.entries(STYLES).flatMap(([location, styles]) =>
    styles.flatMap((style) =>
      [true, false].flatMap((explode) =>
        Object.entries(SCHEMAS)
          .filter(([kind]) => !isUndefined(style, explode, kind))
          .map(([kind, schema]) => {
            const name = "a.b";
            const parameter = { name, in: location, required: location === "path", style, explode, schema };
            const path = `/${location}/${style}/${explode}/${kind}${location === "path" ? "/{a.b}/end" : ""}`;
            return [path, { get: { parameters: [parameter], responses: { "200": { description: "" } } } }] as const;
          }),
      ),
    ),
  );
}

async function drive(name: string, document: JsonObject): Promise<Driven> {
  const out = await generateOrThrow(put(folder, `${name}.json`, document), join(folder, name), "--no-overlays");
  const client: Exports = await import(pathToFileURL(join(out, "index.ts")).href);
  expect(compile(join(out, "index.ts"))).toEqual([]);
  return driveClient(document, client, readOperations(document, RESTATE));
}

const describe = (paths: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Styles", version: "1" },
  paths,
});

it("writes parameters in every place, style and shape as OpenAPI says", async () => {
  const json = { content: { "application/json": { schema: SCHEMAS.object } } };
  const inContent = ["path", "query", "header"].map((location) => {
    const parameters = [{ name: "x", in: location, required: location === "path", ...json }];
    return [`/json/${location}${location === "path" ? "/{x}" : ""}`, { get: { parameters, responses: {} } }] as const;
  });
  const operations = [...listOperations(), ...inContent];
  const { calls, wrong } = await drive("parameters", describe(Object.fromEntries(operations)));
  expect(wrong).toEqual([]);
  expect(operations.length).toBeGreaterThan(60);
  expect(calls).toBe(operations.length);
}, 180_000);

it("writes multipart bodies and forms as their encoding says", async () => {
  const file = { type: "string", format: "binary" };
  const { list = {}, object = {}, text = {}, integer = {} } = SCHEMAS;
  const properties = {
    file,
    files: { type: "array", items: file },
    list,
    object,
    objects: { type: "array", items: object },
    text,
    integer,
    csv: list,
    deep: object,
    xml: text,
    'odd "name"': text,
  };
  const encoding = {
    file: { contentType: "image/jpeg" },
    files: { contentType: "image/png, image/gif", explode: true },
    csv: { explode: false },
    deep: { style: "deepObject", explode: true },
    xml: { contentType: "application/xml" },
    object: { contentType: "application/vnd.thing+json" },
  };
  const form = { text, integer, list, object, csv: list, deep: object, json: list };
  const formEncoding = { csv: { explode: false }, deep: encoding.deep, json: { contentType: "application/json" } };
  const post = (mediaType: string, media: JsonObject) => ({
    post: {
      requestBody: { required: true, content: { [mediaType]: media } },
      responses: { "200": { description: "" } },
    },
  });
  const { wrong } = await drive(
    "bodies",
    describe({
      "/multipart": post("multipart/form-data", { schema: { type: "object", properties }, encoding }),
      "/plain": post("multipart/form-data", { schema: { type: "object", properties } }),
      "/form": post("application/x-www-form-urlencoded", {
        schema: { type: "object", properties: form },
        encoding: formEncoding,
      }),
      "/bytes": post("application/octet-stream", { schema: file }),
      "/text": post("text/plain", { schema: text }),
      "/json": post("application/json", { schema: { type: "object", properties: form } }),
    }),
  );
  expect(wrong).toEqual([]);
});
