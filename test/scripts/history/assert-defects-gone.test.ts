import { expect, it } from "vitest";
import { assertDefectsGone } from "../../../scripts/history/index.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { correctReleases } from "../../../scripts/read/correct-releases.js";
import { EFFECTS, printEffects } from "../../../scripts/read/effects.js";
import { readDocument } from "../../../scripts/read/index.js";
import { put, useFolder } from "../../kit/use-folder.js";
import { object } from "./versions-of-a-thing.js";

const folder = useFolder("defects-gone");

/** Corrects releases of a body with a field `force`. An action corrects the default of the field at its first place. */
async function correct(...fields: readonly JsonObject[]) {
  const releases = await Promise.all(
    fields.map((force, index) => {
      const schema = object({ force });
      const post = { operationId: "go", requestBody: { content: { "application/json": { schema } } }, responses: {} };
      const info = { title: "Things", version: `${index + 1}.0.0` };
      return readDocument(put(folder, `${index}.json`, { openapi: "3.1.0", info, paths: { "/go": { post } } }));
    }),
  );
  const actions = [
    { target: "$.paths[*][*].requestBody.content[*].schema.properties.force[?@ == false]", update: true },
    // This action always has an effect, so that the documents count as those of this API.
    { target: "$.paths[*][*]", update: { summary: "Goes." } },
  ];
  const overlay = put(folder, "own.yaml", { overlay: "1.0.0", actions });
  put(folder, EFFECTS, printEffects(correctReleases(releases.slice(0, 1), [overlay])));
  return correctReleases(releases, [overlay]);
}

it("a correction of a default ends with the defect, but not if the document has it in another form", async () => {
  const wrong = { type: "boolean", default: false };
  const right = { type: "boolean", default: true };
  expect(assertDefectsGone(await correct(wrong, right))).toBeUndefined();
  expect(assertDefectsGone(await correct(wrong, right, right))).toBeUndefined();
  const elsewhere = await correct(wrong, { allOf: [wrong] });
  expect(() => assertDefectsGone(elsewhere)).toThrow(
    /^These actions change nothing in Things 2\.0\.0, which still has the defects:\n.*although the document still has POST \/go: force in the body\n/s,
  );
});
