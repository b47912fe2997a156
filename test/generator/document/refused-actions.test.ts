import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { correctDocument } from "../../../scripts/document/correct-document.js";
import { target, useOverlays } from "./use-overlays.js";

const { writeOverlay, createDocument } = useOverlays();

describe("an action that changes nothing stops", () => {
  it.each([
    ["matches nothing", { target: "$.paths['/dogs']", update: { x: 1 } }],
    ["sets what is there", { target, update: { summary: "old" } }],
    ["removes what is not there", { target: `${target}.deprecated`, remove: true }],
    ["updates with nothing", { target, update: {} }],
    ["says nothing to do", { target }],
  ])("because it %s", async (_, action) => {
    const works = { target, update: { description: "new" } };
    for (const actions of [
      [action],
      [action, works],
      [works, action],
      [works, action, { target: "$.paths", remove: true }],
    ]) {
      const overlay = writeOverlay(actions);
      const index = actions.indexOf(action);
      await expect(correctDocument(createDocument(), [overlay])).rejects.toThrow(
        `${relative(process.cwd(), overlay)}, action ${index} (${action.target}) changes nothing in Pets 1.7.12`,
      );
    }
  });

  it("naming all that is needed to look into it", async () => {
    const description = "The limit is a number.\nSeen on 1.6.2: GET /pets?limit=x -> 400.";
    const overlay = writeOverlay([
      { target: "$.paths['/dogs']", description, update: { x: 1 }, "x-versions": ">=1.6.0" },
    ]);
    const source = createDocument();

    await expect(correctDocument(source, [overlay])).rejects.toThrow(
      [
        `${relative(process.cwd(), overlay)}, action 0 ($.paths['/dogs']) changes nothing in Pets 1.7.12:`,
        "  The limit is a number.",
        "It was fixed there, or has moved. Look for the target in the document, and ask that version's server again.",
        'If it is fixed, end the action before this version (x-versions: ">=1.6.0 <1.7.12-0"). If it has moved, end it there too, and',
        "add an action with the new target.",
      ].join("\n"),
    );
  });

  it("but not one that is undone by a later one", async () => {
    const overlay = writeOverlay([
      { target, update: { summary: "new" } },
      { target, update: { summary: "old" } },
    ]);
    const source = createDocument();
    const { document, applied } = await correctDocument(source, [overlay]);
    expect(document).toEqual(source.content);
    expect(applied).toHaveLength(2);
  });
});

describe("an action that would add an operation stops", () => {
  const page = { externalDocs: { url: "https://pets" } };
  const paths = { "/pets/{pet}": { get: { responses: {} } } };

  it.each([
    [
      "an operation at a path whose parameter was renamed",
      "$.paths",
      { "/pets/{id}": { get: page } },
      "GET /pets/{id}, which is /pets/{pet} there",
    ],
    ["an operation that is gone", "$.paths['/pets/{pet}']", { delete: page }, "DELETE /pets/{pet}"],
    ["an operation at a path that is gone", "$", { paths: { "/dogs": { get: page } } }, "GET /dogs"],
    ["a path alone", "$.paths", { "/dogs": { summary: "Dogs" } }, "/dogs"],
  ])("%s", async (_, target, update, name) => {
    const overlay = writeOverlay([
      { target: "$.info", update: { summary: "works" } },
      { target, update, "x-versions": ">=1.7.0" },
    ]);
    for (const version of ["1.8.0", "1.8.0-rc.1"]) {
      await expect(correctDocument(createDocument({ paths }, version), [overlay])).rejects.toThrow(
        [
          `${relative(process.cwd(), overlay)}, action 1 (${target}) would add what Pets ${version} does not have:`,
          `  ${name}`,
          "An action corrects operations; it cannot add one.",
          'Move those lines to an action that ends before this version (x-versions: ">=1.7.0 <1.8.0-0"). Where only the path has',
          "changed, add an action with the new path from this version on.",
        ].join("\n"),
      );
    }
  });

  it("but not one that corrects or removes an operation", async () => {
    const actions = [
      { target: "$.paths", update: { "/pets/{pet}": { get: page, parameters: [], "x-mark": {} } } },
      { target: "$.paths['/pets/{pet}'].get", remove: true },
    ];
    const { document } = await correctDocument(createDocument({ paths }), [writeOverlay(actions)]);
    expect(document.paths).toEqual({ "/pets/{pet}": { parameters: [], "x-mark": {} } });
  });
});

describe("an action that can't be applied stops, and is named", () => {
  it.each([
    ["a target that is no JSONPath", { target: "$.paths[", update: {} }, "Invalid JSONPath expression"],
    ["an update of another kind", { target, update: { tags: { a: 1 } } }, "Cannot apply object to array"],
    ["both update and copy", { target, update: {}, copy: "$.info" }, "can't have both `update` and `copy`"],
  ])("%s", async (_, action, reason) => {
    const overlay = writeOverlay([{ target, update: { summary: "new" } }, action]);
    const name = `${relative(process.cwd(), overlay)}, action 1 (${action.target}): `;
    await expect(correctDocument(createDocument(), [overlay])).rejects.toThrow(name);
    await expect(correctDocument(createDocument(), [overlay])).rejects.toThrow(reason);
  });

  it("an overlay of a version that Redocly does not know", async () => {
    const overlay = writeOverlay([{ target, update: {} }], { overlay: "3.0.0" });
    await expect(correctDocument(createDocument(), [overlay])).rejects.toThrow(
      `${overlay}, action 0 is not an Overlay 1.0, 1.1, or 1.2 document`,
    );
  });
});
