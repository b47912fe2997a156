import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { correctDocument } from "../../../scripts/read/correct-document.js";
import { findNewestSchema, findOwnOverlays } from "../../../scripts/read/find-schemas.js";
import { readDocument } from "../../../scripts/read/read-document.js";
import { prepareDocument } from "../../../scripts/types/prepare-document.js";
import { SCHEMA_OPTIONS } from "../../../scripts/types/print-types.js";
import { createNodePrinter, transformDocument } from "../../../scripts/types/transform-document.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** By the library's own entry point. */
function printByEntryPoint(source: string): Promise<string> {
  return openapiTS(source, SCHEMA_OPTIONS).then(astToString);
}

describe("types", () => {
  it("of Restate's schema are as openapi-typescript's entry point prints them", async () => {
    const source = await readDocument(await findNewestSchema(`${root}schemas/openapi`));
    const { document } = await correctDocument(source, await findOwnOverlays(`${root}schemas`));
    const simple = JSON.stringify(prepareDocument(document));
    expect(createNodePrinter()(transformDocument(simple, SCHEMA_OPTIONS))).toBe(await printByEntryPoint(simple));
  });

  it.each(["bodies.yaml", "parameters.yaml", "names.json", "references.yaml"])("of %s are, too", async (file) => {
    const { document } = await correctDocument(await readDocument(`${root}test/fixtures/${file}`), []);
    const simple = JSON.stringify(prepareDocument(document));
    expect(createNodePrinter()(transformDocument(simple, SCHEMA_OPTIONS))).toBe(await printByEntryPoint(simple));
  });
});
