import { expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject, mapEntries, readArray } from "../../../scripts/io/json.js";
import { resolveOrEmpty } from "../../../scripts/read/index.js";
import { allowLongRuns } from "../../kit/property-runs.js";
import type { DocumentChange } from "./list-changes.js";
import { describeChange, rateDocuments, readYaml, SHAPES } from "./rate-documents.js";

allowLongRuns();

/** Ways to write the same value of a keyword; undefined if a way does not apply. */
const WAYS: Readonly<Record<string, (value: Json, keyword: string, document: JsonObject) => Json | undefined>> = {
  "another order of a set": (value, keyword) =>
    Array.isArray(value) && value.length > 1 && /^(enum|required|type|parameters|tags)$/.test(keyword)
      ? [...value].reverse()
      : undefined,
  "another order of keys": (value) =>
    isJsonObject(value) && Object.keys(value).length > 1
      ? Object.fromEntries(Object.entries(value).reverse())
      : undefined,
  "an enum for a constant": (value) => {
    if (!isJsonObject(value) || value.const === undefined || isJsonObject(value.const)) return undefined;
    const { const: only, ...others } = value;
    return { ...others, enum: [only] };
  },
  "a default that is written out": (value) =>
    isJsonObject(value) && value.in !== undefined && value.type === undefined && value.deprecated === undefined
      ? { required: false, ...value, deprecated: false }
      : undefined,
  "an empty schema for none": (value, keyword) =>
    isJsonObject(value) &&
    (/^\w+\/\w/.test(keyword) || (value.in !== undefined && value.type === undefined)) &&
    value.schema === undefined
      ? { ...value, schema: {} }
      : undefined,
  "another case of a header": (value) =>
    isJsonObject(value) && value.in === "header" && value.type === undefined && typeof value.name === "string"
      ? { ...value, name: value.name.toLowerCase() }
      : undefined,
  "the target for a reference": (value, _, document) => {
    if (!isJsonObject(value) || typeof value.$ref !== "string") return undefined;
    const target = resolveOrEmpty(document, value);
    // A schema that contains itself would be written once more.
    return JSON.stringify(target).includes(value.$ref) ? undefined : target;
  },
};

/** Lists the changes of one place of a document that change nothing that it says. */
function listRewritten(document: JsonObject): readonly DocumentChange[] {
  const found: DocumentChange[] = [];
  const visit = (value: Json, path: readonly string[], replace: (to: Json) => Json): void => {
    const keyword = path.at(-1) ?? "";
    for (const [name, write] of Object.entries(WAYS)) {
      const to = write(value, keyword, document);
      if (to !== undefined) found.push({ name, path, place: path.join(" "), apply: () => replace(to) as JsonObject });
    }
    if (Array.isArray(value)) {
      const items = readArray(value);
      for (const [index, item] of items.entries()) {
        visit(item, [...path, String(index)], (to) => replace(items.map((own, at) => (at === index ? to : own))));
      }
    } else if (isJsonObject(value)) {
      for (const [key, inside = null] of Object.entries(value)) {
        visit(inside, [...path, key], (to) => replace({ ...value, [key]: to }));
      }
    }
  };
  visit(document, [], (to) => to);
  return found;
}

/** Writes each place of a document in another order. */
function reorder(value: Json, keyword = ""): Json {
  const inside = Array.isArray(value)
    ? value.map((item: Json) => reorder(item))
    : isJsonObject(value)
      ? mapEntries(value, (own, key) => reorder(own, key))
      : value;
  const ways = ["another order of a set", "another order of keys"];
  return ways.reduce((own, way) => WAYS[way]?.(own, keyword, {}) ?? own, inside);
}

it("a release that only writes the document in another way changes nothing", () => {
  const changes = listRewritten(SHAPES);
  for (const way of Object.keys(WAYS)) expect(changes.filter(({ name }) => name === way).length).toBeGreaterThan(0);
  const same = rateDocuments(SHAPES, SHAPES);
  const isSaid = (after: JsonObject, before = SHAPES) =>
    JSON.stringify(rateDocuments(before, after)) !== JSON.stringify(same);
  expect(changes.filter(({ apply }) => isSaid(apply())).map(describeChange)).toEqual([]);
  for (const document of [SHAPES, readYaml("schemas/openapi/1.7.12.json")]) {
    expect(isSaid(reorder(document) as JsonObject, document)).toBe(false);
  }
});
