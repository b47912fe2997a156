import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { correctDocument } from "../../../scripts/document/correct-document.js";
import { findNewestSchema, findOverlays } from "../../../scripts/document/find-schemas.js";
import { readDocument } from "../../../scripts/document/read-document.js";
import { loadOpenapiTypescript } from "../../../scripts/types/load-openapi-typescript.js";
import { SCHEMA_OPTIONS } from "../../../scripts/types/print-types.js";
import { simplifyDocument } from "../../../scripts/types/simplify-document.js";
import { OPEN_STRING } from "../../../scripts/types/simplify-schema.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** By the library's own entry point and the TypeScript that it asks for. */
async function printByEntryPoint(source: string): Promise<string> {
  const nodes = await openapiTS(source, {
    ...SCHEMA_OPTIONS,
    transform: (schema) => {
      if (schema.format === "binary") return ts.factory.createTypeReferenceNode("Blob");
      if (!(OPEN_STRING in Object(schema))) return undefined;
      const text = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
      return ts.factory.createIntersectionTypeNode([text, ts.factory.createTypeLiteralNode([])]);
    },
  });
  return astToString(nodes);
}

function printTypes(source: string): string {
  const { toNodes, toText } = loadOpenapiTypescript();
  return toText(toNodes(source, SCHEMA_OPTIONS));
}

describe("loadOpenapiTypescript", () => {
  it("prints Restate's schema as openapi-typescript's entry point does", async () => {
    const source = await readDocument(await findNewestSchema(`${root}schemas/openapi`));
    const { document } = await correctDocument(source, await findOverlays(`${root}schemas/overlays`));
    const simple = JSON.stringify(simplifyDocument(document));
    expect(printTypes(simple)).toBe(await printByEntryPoint(simple));
  });

  it.each(["bodies.yaml", "parameters.yaml", "names.json", "references.yaml"])("prints %s as it does", async (file) => {
    const { document } = await correctDocument(await readDocument(`${root}test/fixtures/${file}`), []);
    const simple = JSON.stringify(simplifyDocument(document));
    expect(printTypes(simple)).toBe(await printByEntryPoint(simple));
  });

  it("does not give its TypeScript to anything else", () => {
    const own = JSON.parse(readFileSync(`${root}node_modules/typescript/package.json`, "utf8"));
    expect(ts.version).toBe(own.version);
  });
});
