import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { compareFeatures, leaveOutInside, readFeatures } from "../../../scripts/history/index.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { rateClients } from "../../../scripts/release/judge-change.js";
import { allowLongRuns } from "../../kit/property-runs.js";
import { root } from "../../kit/use-folder.js";
import { trace } from "../history/versions-of-a-thing.js";
import { type DocumentChange, listChanges } from "./list-changes.js";

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
// Those of a callback stay with its path.
const isWord = ({ name, path }: DocumentChange): boolean =>
  WORDS.some((word) => word.test(name)) && !(name === "+ PathItem.parameters" && path.includes("callbacks"));

/** Among alternatives, or beside keywords that tell as much. Elsewhere, a line names what changes. */
const isVague = ({ name, path }: DocumentChange): boolean =>
  ["allOf", "anyOf", "oneOf"].some((keyword) => path.includes(keyword)) ||
  /PathItem\.(\$ref|parameters)$|Schema\.(additionalProperties|const|deprecated|enum|format|items|properties|type)$/.test(
    name,
  );

/** `SEED=1` repeats a draw. At night, each run has another one. */
const seed = Number(process.env.SEED ?? (process.env.PROPERTY_RUNS ? Date.now() % 2 ** 31 : 57));
const isNight = Number(process.env.PROPERTY_RUNS ?? 0) > 1000;

/** Draws a change of each keyword at each kind of place, or of some; at night, all of them, or 25 times as many. */
function draw(changes: readonly DocumentChange[], count = Number.POSITIVE_INFINITY): readonly DocumentChange[] {
  const length = changes.length;
  const [order = []] = fc.sample(fc.shuffledSubarray([...changes], { minLength: length }), { seed, numRuns: 1 });
  if (isNight) return order.slice(0, 25 * count);
  const kinds = new Map(
    order.map((change) => [`${change.name} ${change.kind.split(" ").slice(-3).join(" ")}`, change]),
  );
  return [...kinds.values()].slice(0, count);
}

function listSaid(before: JsonObject, after: JsonObject): readonly string[] {
  const create = (document: JsonObject) => {
    const model = { source: "", operations: [], types: new Map<string, string>() };
    // No earlier version has anything.
    return { corrected: document, united: {}, model, tables: [] };
  };
  const { level, entries } = rateClients(create(before), create(after), new Set());
  return level === "patch" ? [] : Object.values(entries).flat();
}

const read = (file: string): JsonObject => parseYaml(readFileSync(join(root, file), "utf8"));
const shapes = read("test/scripts/release/every-shape.yaml");
const describe = ({ name, path }: DocumentChange) => `${name} at ${path.join(" > ")}, SEED=${seed}`;

it.each<[string, JsonObject, number, number]>([
  ["with one of each shape", shapes, Number.POSITIVE_INFINITY, 3000],
  ["of Restate", read("schemas/openapi/1.7.12.json"), 60, 20_000],
])("a verdict has a line for every change of a document %s, but for words", (_, document, count, least) => {
  const changes = listChanges(document);
  const [words, others] = [changes.filter(isWord), changes.filter((change) => !isWord(change))];
  expect(others.length).toBeGreaterThan(least);
  const unsaid = draw(others, count).filter((change) => {
    const lines = listSaid(document, change.apply());
    return lines.length === 0 || (!isVague(change) && lines.every((line) => line.endsWith("is described differently")));
  });
  const said = draw(words, 50).filter(({ apply }) => listSaid(document, apply()).length > 0);
  expect({ unsaid: unsaid.map(describe), said: said.map(describe) }).toEqual({ unsaid: [], said: [] });
});

it("older servers get no parameter, field or value that is new", () => {
  const isPart = ({ name }: DocumentChange) => /^(\+ (SchemaProperties|ParameterList)|~ Schema\.enum)$/.test(name);
  const sent = ["path", "query", "header", "body"];
  const made = listChanges(shapes)
    .filter(isPart)
    .map((change) => {
      const after = change.apply();
      const { added } = compareFeatures(readFeatures(shapes), readFeatures(after));
      const history = trace(shapes, after);
      const listed = leaveOutInside(added).filter(({ place }) => sent.includes(place));
      const unguarded = listed.filter(({ operation, place, path, value }) => {
        const own = JSON.stringify([place, path, value]);
        const { parts } = history.findHistory(operation);
        return !parts.some((part) => JSON.stringify([part.in, part.path, part.value]) === own);
      });
      return { change, listed, unguarded };
    });
  expect(made.filter(({ listed }) => listed.length > 0).length).toBeGreaterThan(10);
  expect(made.filter(({ unguarded }) => unguarded.length > 0).map(({ change }) => describe(change))).toEqual([]);
});
