import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import type { JsonObject } from "../../../scripts/io/json.js";
import { rateClients } from "../../../scripts/release/judge-change.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { root } from "../../kit/use-folder.js";
import { type DocumentChange, listChanges } from "./list-changes.js";

allowLongRuns();

/** The keywords of OpenAPI 3.1 that only describe, or that neither a request nor a response depends on. */
const WORDS: readonly RegExp[] = [
  /\.(description|examples?|externalDocs|summary|tags|title|x-.*)$/,
  /^. (ExternalDocs|Info|Tag|TagList|Root)\b(?!\.(paths|components|servers|security)$)/,
  // Names that nothing refers to.
  /Schema\.(\$anchor|\$comment|\$defs|\$dynamicAnchor|\$id|\$schema|\$vocabulary|definitions|id)$/,
  /^\+ (Components\.|Named)/,
  // A path without operations, and parameters that reading a document moves to the operations.
  /^\+ (Paths|PathItem\.parameters)$/,
];

const shapes: JsonObject = parseYaml(readFileSync(new URL("every-shape.yaml", import.meta.url), "utf8"));
const own: JsonObject = JSON.parse(readFileSync(join(root, "schemas/openapi/1.7.12.json"), "utf8"));

function listSaid(before: JsonObject, after: JsonObject): readonly string[] {
  const create = (document: JsonObject) => {
    const model = { source: "", operations: [], types: new Map<string, string>() };
    return { corrected: document, document, model, tables: [] };
  };
  const { level, entries } = rateClients(create(before), create(after), new Set());
  return level === "patch" ? [] : Object.values(entries).flat();
}

function list(document: JsonObject): readonly DocumentChange[] {
  return listChanges(document).filter(({ name }) => !WORDS.some((word) => word.test(name)));
}

it("says whatever changes in a document with one of each shape, and is no word", () => {
  const changes = list(shapes);
  const unsaid = changes.filter(({ apply }) => listSaid(shapes, apply()).length === 0);
  expect(changes.length).toBeGreaterThan(3000);
  expect(unsaid.map(({ name, path }) => `${name} at ${path.join(" > ")}`)).toEqual([]);
});

it("says whatever changes in a document of Restate, and is no word", async () => {
  const changes = list(own);
  expect(changes.length).toBeGreaterThan(20000);
  const isSaid = fc.property(fc.constantFrom(...changes), ({ name, path, apply }) => {
    expect(listSaid(own, apply()), `${name} at ${path.join(" > ")}`).not.toEqual([]);
  });
  await holdsFor(isSaid);
});
