import { join } from "node:path";
import { expect, it } from "vitest";
import { compareFeatures, readFeatures } from "../../../scripts/history/read-features.js";
import { type Json, type JsonObject, readObject } from "../../../scripts/io/json.js";
import { findNewestSchema } from "../../../scripts/read/find-schemas.js";
import { readDocument } from "../../../scripts/read/read-document.js";
import { root } from "../../kit/use-folder.js";

/** The document with a new value in every enum and a new field in every object that requests and successes have. */
function extend(document: JsonObject): { extended: JsonObject; names: readonly string[] } {
  const names: string[] = [];
  const add = (kind: string) => {
    names.push(`new_${kind}_${names.length}`);
    return names.at(-1) ?? "";
  };
  const text = JSON.stringify({ ...document, paths: leaveOutErrors(document) });
  const extended = JSON.parse(text, function (this: JsonObject, key, value) {
    if (key === "enum") return [...value, add("value")];
    // A field may be called properties, too.
    const isKeyword = key === "properties" && this.type === "object";
    return isKeyword ? { ...value, [add("field")]: { type: "string" } } : value;
  });
  return { extended, names };
}

function leaveOutErrors({ paths }: JsonObject): Json {
  return JSON.parse(JSON.stringify(paths), (key, value) => (/^[45]\d\d$/.test(key) ? undefined : value));
}

it("a history misses no value of an enum and no field, wherever the newest document gets them", async () => {
  const { content: newest } = await readDocument(await findNewestSchema(join(root, "schemas/openapi")));
  const { extended, names } = extend(newest);
  const [before, after] = [readFeatures(newest), readFeatures(extended)];
  const { added } = compareFeatures(before, after);
  // Where any string was allowed, no value is new.
  const allowed = after.all.filter((feature) => feature.value !== undefined && before.has(feature));
  const seen = new Set([...added, ...allowed].flatMap(({ path, value }) => [path.at(-1), value]));
  const used = JSON.stringify(readUsedSchemas(extended));
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => used.includes(`"${name}"`) && !seen.has(name))).toEqual([]);
});

/** What is sent and answered: without the schemas that only errors have. */
function readUsedSchemas({ paths, components }: JsonObject): readonly Json[] {
  const all = readObject(readObject(components).schemas);
  const used = new Map<string, Json>();
  const collect = (text: string): void => {
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.set(name, all[name] ?? null);
      collect(JSON.stringify(all[name]));
    }
  };
  collect(JSON.stringify(paths));
  return [paths ?? null, ...used.values()];
}
