import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { applyOverlays } from "../../../scripts/read/apply-overlays.js";
import { put } from "../../kit/use-folder.js";
import { correct, target, useOverlays } from "./use-overlays.js";

const { folder, writeOverlay, createDocument } = useOverlays();

it("applies actions in the order of the overlays, and lists each with its places", async () => {
  const first = writeOverlay([{ target, description: "Says what it does", update: { summary: "new" } }]);
  const second = writeOverlay(
    [
      { target: "$.info", copy: target },
      { target: "$['info','components']", update: { more: 1 } },
    ],
    {},
    "2.yaml",
  );
  const { document, applied } = await correct(createDocument(), [first, second]);
  expect(document).toMatchObject({ info: { summary: "new", more: 1 }, components: { more: 1 } });
  expect(applied).toMatchObject([
    { overlayPath: first, target, description: "Says what it does" },
    { overlayPath: second, target: "$.info", description: "" },
    { overlayPath: second, places: ["$['info']", "$['components']"] },
  ]);
});

it("applies only the actions for the document's title and version", async () => {
  const update = { summary: "new" };
  const other = writeOverlay([{ target, update }], { "x-target-title": "Dogs" }, "dogs.yaml");
  const overlay = writeOverlay([
    { target, update, "x-versions": "1.6.x" },
    { target, update: { deprecated: true }, "x-versions": ">=1.7.0" },
  ]);

  const { document, applied } = await correct(createDocument(), [other, overlay]);

  expect(document).toMatchObject({ paths: { "/pets": { get: { summary: "old", deprecated: true } } } });
  expect(applied).toHaveLength(1);
});

it("applies an overlay once, even if it is given twice", async () => {
  const overlay = writeOverlay([{ target, update: { tags: ["b"] } }]);
  const { document } = await correct(createDocument(), [overlay, relative(process.cwd(), overlay)]);
  expect(document).toMatchObject({ paths: { "/pets": { get: { tags: ["a", "b"] } } } });
});

it("an action that fails in a version whose effects are unknown changes nothing there", async () => {
  put(folder, "effects.json", { versions: ["1.7.11"], ended: {} });
  const overlay = writeOverlay([{ target: "$.info", copy: "$.paths['/pets'].get.*" }]);
  const { document } = applyOverlays(createDocument(), [overlay]);
  rmSync(join(folder, "effects.json"));
  expect(document).toEqual(createDocument().content);
  expect(() => applyOverlays(createDocument(), [overlay])).toThrow(/action 0.*more than one value/s);
});

describe("references", () => {
  const get = (schema: JsonObject): JsonObject => ({
    get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } },
  });

  it("accepts a dangling reference, which lint reports or an overlay corrects", async () => {
    const source = createDocument({ paths: { "/pets": get({ $ref: "#/components/schemas/Pet" }) } });
    const overlay = writeOverlay([{ target: "$", update: { components: { schemas: { Pet: { type: "object" } } } } }]);

    expect((await correct(source, [])).document).toEqual(source.content);
    expect((await correct(source, [overlay])).document).toMatchObject({
      components: { schemas: { Pet: { type: "object" } } },
    });
  });

  it("refuses a reference to another file", async () => {
    const source = createDocument({ paths: { "/pets": get({ $ref: "a.yaml" }) } });
    await expect(correct(source, [])).rejects.toThrow("leads out of the document");
  });

  const pet = { $ref: "#/components/schemas/Pet", description: "Beside." };
  const createPets = (schemas: JsonObject) =>
    createDocument({ paths: { "/pets": get(pet), "/dogs": get(pet) }, components: { schemas } });
  const at = (path: string) => `$.paths['${path}'].get.responses['200'].content['application/json']`;

  it.each<[string, string, JsonObject, JsonObject]>([
    [
      "once, whatever leads to it",
      "$.paths['/pets','/dogs'].get.responses['200'].content[*].schema.enum",
      { update: "c" },
      { enum: ["b", "c"] },
    ],
    ["if a filter selects what it has", `${at("/pets")}[?@.enum]`, { update: { enum: ["c"] } }, { enum: ["b", "c"] }],
    ["if a part of it is removed", `${at("/pets")}.schema.enum`, { remove: true }, {}],
    ["if it is copied", `${at("/pets")}.schema.enum`, { copy: `${at("/dogs")}.schema.enum` }, { enum: ["b", "b"] }],
  ])("change the schema itself, %s", async (_, target, action, changed) => {
    const overlay = writeOverlay([{ target, ...action }]);
    const { document } = await correct(
      createPets({ Pet: { $ref: "#/components/schemas/Cat" }, Cat: { enum: ["b"] } }),
      [overlay],
    );
    expect(document).toMatchObject({ paths: { "/pets": get(pet), "/dogs": get(pet) } });
    expect(document.components).toEqual({ schemas: { Pet: { $ref: "#/components/schemas/Cat" }, Cat: changed } });
  });
});
