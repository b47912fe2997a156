import { expect, it } from "vitest";
import { compareFeatures, keepOutermost, readFeatures } from "../../../scripts/history/index.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { allowLongRuns } from "../../kit/property-runs.js";
import { trace } from "../history/versions-of-a-thing.js";
import { type DocumentChange, listChanges } from "./list-changes.js";
import { describeChange, draw, rateDocuments, readYaml, SHAPES } from "./rate-documents.js";

allowLongRuns();

/** The keywords of OpenAPI 3.1 that only describe, or that neither a request nor a response depends on. */
const WORDS: readonly RegExp[] = [
  /\.(description|examples?|externalDocs|summary|tags|title|x-.*)$/,
  /^. (Contact|ExternalDocs|Info|License|Tag|TagList)\b/,
  /^. Root\.(?!(paths|components|servers|security)$)/,
  // Names that nothing refers to.
  /Schema\.(\$anchor|\$comment|\$defs|\$dynamicAnchor|\$id|\$schema|\$vocabulary|definitions|id)$/,
  /^\+ (Components\.|Named)/,
  // A path without operations, and parameters that reading a document moves to the operations.
  /^\+ (Paths|PathItem\.parameters)$/,
];
// The parameters of a callback stay with its path.
const isWord = ({ name, path }: DocumentChange): boolean =>
  WORDS.some((word) => word.test(name)) && !(name === "+ PathItem.parameters" && path.includes("callbacks"));

/** Changes among alternatives, or beside keywords that say as much. Elsewhere, a line names the change. */
const isVague = ({ name, path }: DocumentChange): boolean =>
  ["allOf", "anyOf", "oneOf"].some((keyword) => path.includes(keyword)) ||
  /PathItem\.(\$ref|parameters)$|Schema\.(additionalProperties|const|deprecated|enum|format|items|properties|type)$/.test(
    name,
  );

function listSaid(before: JsonObject, after: JsonObject): readonly string[] {
  const { level, entries } = rateDocuments(before, after);
  return level === "patch" ? [] : Object.values(entries).flat();
}

it.each<[string, JsonObject, number | undefined, number]>([
  ["with one of each shape", SHAPES, undefined, 3000],
  ["of Restate", readYaml("schemas/openapi/1.7.12.json"), 30, 20_000],
])("a verdict has a line for every change of a document %s, but for words", (_, document, count, least) => {
  const changes = listChanges(document);
  const [words, others] = [changes.filter(isWord), changes.filter((change) => !isWord(change))];
  expect(others.length).toBeGreaterThan(least);
  const unsaid = draw(others, count).filter((change) => {
    const lines = listSaid(document, change.apply());
    return lines.length === 0 || (!isVague(change) && lines.every((line) => line.endsWith("is described differently")));
  });
  const said = draw(words, 20).filter(({ apply }) => listSaid(document, apply()).length > 0);
  expect({ unsaid: unsaid.map(describeChange), said: said.map(describeChange) }).toEqual({ unsaid: [], said: [] });
});

it("an older server is sent no new parameter, field or value", () => {
  const isPart = ({ name }: DocumentChange) => /^(\+ (SchemaProperties|ParameterList)|~ Schema\.enum)$/.test(name);
  const sent = ["path", "query", "header", "body"];
  const made = listChanges(SHAPES)
    .filter(isPart)
    .map((change) => {
      const after = change.apply();
      const { added } = compareFeatures(readFeatures(SHAPES), readFeatures(after));
      const history = trace(SHAPES, after);
      const listed = keepOutermost(added).filter(({ location }) => sent.includes(location));
      const unguarded = listed.filter(({ operation, location, path, value }) => {
        const own = JSON.stringify([location, path, value]);
        const { parts } = history.findHistory(operation);
        return !parts.some((part) => JSON.stringify([part.in, part.path, part.value]) === own);
      });
      return { change, listed, unguarded };
    });
  expect(made.filter(({ listed }) => listed.length > 0).length).toBeGreaterThan(10);
  expect(made.filter(({ unguarded }) => unguarded.length > 0).map(({ change }) => describeChange(change))).toEqual([]);
});
