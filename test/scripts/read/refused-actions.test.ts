import { rmSync } from "node:fs";
import { dirname, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { EFFECTS } from "../../../scripts/read/index.js";
import { catchError } from "../../kit/catch-error.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { correct, target, useOverlays } from "./use-overlays.js";

const { writeOverlay, createDocument } = useOverlays();

describe("an action that changes nothing stops", () => {
  it.each([
    ["matches nothing", { target: "$.paths['/dogs']", update: { x: 1 } }],
    ["sets what is there", { target, update: { summary: "old" } }],
    ["removes what is not there", { target: `${target}.deprecated`, remove: true }],
    ["updates with nothing", { target, update: {} }],
    ["says nothing to do", { target }],
    ["copies what is not there", { target: "$.paths['/dogs']", copy: "$.paths['/cats']" }],
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
      await expect(correct(createDocument(), [overlay])).rejects.toThrow(
        `${relative(process.cwd(), overlay)}:1, action ${index}: \n    changes nothing at ${action.target}\n`,
      );
    }
  });

  it.each([
    ["operations", "$.paths[*][?@.operationId == 'a' || @.operationId == 'b']", "$.paths[*][?@.operationId == 'b']"],
    ["keys", "$.paths['/pets','/dogs']", "$.paths['/dogs']"],
  ])("if one of the %s that it names has nothing to change", async (_, target, place) => {
    const paths = { "/pets": { get: { operationId: "a", responses: {} } } };
    const source = createDocument({ paths });
    const overlay = writeOverlay([{ target, update: { summary: "new" } }]);
    const corrected = correct(source, [overlay]);
    await expect(corrected).rejects.toThrow(`    changes nothing at ${place}\n`);
  });

  it("but a list of methods stands for any of them", async () => {
    const overlay = writeOverlay([{ target: "$.paths['/pets']['get','post']", update: { summary: "new" } }]);
    const { document } = await correct(createDocument(), [overlay]);
    expect(document).toMatchObject({ paths: { "/pets": { get: { summary: "new" } } } });
  });

  it("together with all others, and with all facts that help to find the reason", async () => {
    const description = "The limit is a number.\nSeen on 1.6.2: GET /pets?limit=x -> 400.";
    const overlay = writeOverlay([
      { target: "$.paths['/dogs']", description, update: { x: 1 }, "x-versions": ">=1.6.0" },
      { target, update: { description: "new" } },
      { target: "$.paths['/cats']", description: "Cats", remove: true },
    ]);
    const file = relative(process.cwd(), overlay);

    for (const version of ["1.8.0", "1.8.0-rc.1"]) {
      await expect(correct(createDocument({}, version), [overlay])).rejects.toThrow(
        [
          `These actions change nothing in Pets ${version}:`,
          `  ${file}:1, action 0: The limit is a number.`,
          "    changes nothing at $.paths['/dogs']",
          '    x-versions: ">=1.6.0"',
          `  ${file}:1, action 2: Cats`,
          "    changes nothing at $.paths['/cats']",
          "Ask a server of that version. If the defect is in another place or form, end the action with `x-versions`, and add one with the new target.",
        ].join("\n"),
      );
    }
  });

  it("with its line, and the path of a document that has no version", async () => {
    const lines = `overlay: 1.0.0\nactions:\n  - { target: $, update: { x: 1 } }\n  - target: $.gone\n    remove: true\n`;
    const overlay = put(useFolder("lines"), "a.yaml", lines);
    const { content } = createDocument({ info: { title: "Pets" } });
    await expect(correct({ path: "pets.json", content }, [overlay])).rejects.toThrow(
      `These actions change nothing in pets.json:\n  ${relative(process.cwd(), overlay)}:4, action 1`,
    );
  });

  it("but not in a version whose effects are unknown", async () => {
    const overlay = writeOverlay([
      { target: "$.gone", update: {} },
      { target, update: { tags: { a: 1 } } },
    ]);
    const effects = put(dirname(overlay), EFFECTS, { versions: ["1.7.11"], ended: {} });
    const { document, applied } = await correct(createDocument(), [overlay]);
    rmSync(effects);
    expect(document).toEqual(createDocument().content);
    expect(applied).toHaveLength(2);
  });

  it("but not if a later action undoes it", async () => {
    const overlay = writeOverlay([
      { target, update: { summary: "new" } },
      { target, update: { summary: "old" } },
    ]);
    const source = createDocument();
    const { document, applied } = await correct(source, [overlay]);
    expect(document).toEqual(source.content);
    expect(applied).toHaveLength(2);
  });
});

it("an action that can't be applied stops, and is named", async () => {
  const overlay = writeOverlay([
    { target, update: { summary: "new" } },
    { target, update: { tags: { a: 1 } } },
  ]);
  const name = `${relative(process.cwd(), overlay)}, action 1 (${target}): `;
  const error = await catchError(correct(createDocument(), [overlay]));
  expect(error).toMatchObject({ message: expect.stringContaining(`${name}Cannot apply object to array`) });
  expect(error).toHaveProperty("cause.message", expect.stringMatching(/^Cannot apply/));
});
