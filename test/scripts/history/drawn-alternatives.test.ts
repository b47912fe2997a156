import fc from "fast-check";
import { expect, it } from "vitest";
import { type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { document, id, object, text, trace } from "./versions-of-a-thing.js";

allowLongRuns();

/** The names of the fields of an object. */
type Fields = readonly string[];

const FIELDS = ["a", "b", "c", "d", "e", "f"];
const anyFields = fc.subarray(FIELDS, { minLength: 1, maxLength: 5 });
/** Alternatives of one version, each with the changes of its fields, and a number that sorts the alternatives of the next version. */
const ALTERNATIVES = fc.uniqueArray(
  fc.record({ old: anyFields, changed: fc.subarray(FIELDS, { maxLength: 2 }), order: fc.nat() }),
  { minLength: 2, maxLength: 4, selector: ({ old }) => old.join() },
);

/** Lists the fields that only one of two objects has. */
const listForeign = (left: Fields, right: Fields): Fields =>
  FIELDS.filter((name) => left.includes(name) !== right.includes(name));

const createDocument = (alternatives: readonly Fields[]): JsonObject => {
  const oneOf = alternatives.map((fields) => object(Object.fromEntries(fields.map((name) => [name, text]))));
  return document({ oneOf }, [id]);
};

/** Unites two versions of the alternatives, and returns the fields of each. */
function unite(old: readonly Fields[], now: readonly Fields[]): readonly string[] {
  const { paths } = trace(createDocument(old), createDocument(now)).document;
  const body = readObject(readObject(readObject(readObject(paths)["/things/{id}"]).put).requestBody);
  const { schema } = readObject(readObject(body.content)["application/json"]);
  return readArray(readObject(schema).oneOf).map((each) => {
    return Object.keys(readObject(readObject(each).properties))
      .sort()
      .join();
  });
}

it("an object among alternatives is united with the newer one that has the fewest other fields, in whatever order they are", () =>
  holdsFor(
    fc.property(ALTERNATIVES, (alternatives) => {
      const pairs = alternatives.map(({ old, changed, order }) => ({ old, now: listForeign(old, changed), order }));
      // Each object is clearly most similar to its own successor.
      for (const { old, now } of pairs) {
        fc.pre(old.some((name) => now.includes(name)));
        const least = listForeign(old, now).length;
        for (const { now: other } of pairs) fc.pre(other === now || listForeign(old, other).length > least);
      }
      const sorted = [...pairs].sort((left, right) => left.order - right.order);
      const wanted = sorted.map(({ old, now }) => FIELDS.filter((name) => [...old, ...now].includes(name)).join());
      const [before, after] = [pairs.map(({ old }) => old), sorted.map(({ now }) => now)];
      expect(unite(before, after)).toEqual(wanted);
      expect(unite([...before].reverse(), after)).toEqual(wanted);
      expect(unite(before, [...after].reverse())).toEqual([...wanted].reverse());
    }),
  ));
