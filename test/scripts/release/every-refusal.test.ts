import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import {
  dropAnnotations,
  flattenSchema,
  listOperations,
  listReferences,
  readAt,
  resolveOrEmpty,
  writePointer,
} from "../../../scripts/read/index.js";
import { allowLongRuns } from "../../kit/property-runs.js";
import { type DocumentChange, listChanges } from "./list-changes.js";
import { describeChange, draw, rateDocuments, SHAPES } from "./rate-documents.js";

allowLongRuns();

/** Values of every type, among them some at each side of a limit. */
const VALUES: readonly Json[] = [
  ...[null, true, false, -1, 0, 0.5, 1, 2, 3, 5, 6, 7, 8],
  ...["", "a", "b", "c", "new", "aaaaa", "aaaaaa", "aaaaaaaaaa", "2026-01-01", "a@b.de"],
  ...[[], ["a"], ["a", "a"], ["a", "b", "c"]],
  ...[{}, { new: 1 }, { kind: "a" }, { kind: "b" }, { uri: "a" }, { arn: "a" }],
];

/** A schema that contradicts itself, and an object with a schema for further fields, which a typed caller does not send. */
const EXCEPTIONS = /Schema\.(additionalProperties|const|enum|type)$/;

/** Whether a keyword is beside a constant, which it can only contradict or repeat. */
const isAtConstant = (path: readonly string[]): boolean =>
  "const" in readObject(readAt(SHAPES, writePointer(path.slice(0, -1))));

/** Matches the places of request schemas. */
const SENT = /^(components (parameters|requestBodies|schemas (?!Answer))|paths \S+ put parameters)/;

/** Lists the schemas of an operation's request, by the name of the parameter or `body`. */
function listSent(document: JsonObject): ReadonlyMap<string, Json> {
  const found = listOperations(document).find(({ path }) => path.startsWith("/shapes"));
  const parameters = (found?.parameters ?? []).map((each) => resolveOrEmpty(document, each));
  const { content } = resolveOrEmpty(document, found?.operation.requestBody);
  const media = [...parameters, { in: "body", ...readObject(readObject(content)["application/json"]) }];
  return new Map(
    media.flatMap(({ in: place, name = "", schema }) =>
      schema === undefined || place === "cookie" ? [] : [[`${place} ${name}`, schema]],
    ),
  );
}

const ajv = formats.default(new Ajv2020({ strict: false, logger: false, validateSchema: false }));

/** Creates a function that tells whether a server takes a value; undefined if the schema is not valid. */
function compile({ components = {} }: JsonObject, schema: Json): ValidateFunction | undefined {
  try {
    return ajv.compile({ allOf: [schema], components });
  } catch {
    return undefined;
  }
}

/** Creates a value for each alternative, with a value for every field. */
function fill(schema: Json, depth = 0): readonly Json[] {
  const isValid = compile(SHAPES, schema);
  const objects = flattenSchema(SHAPES, schema).alternatives.flatMap(({ properties }) => {
    if (properties === undefined || depth > 3) return [];
    const fields = Object.entries(readObject(properties)).map(([name, inside]) => [
      name,
      fill(inside ?? {}, depth + 1)[0],
    ]);
    return [Object.fromEntries(fields)];
  });
  return [...objects, ...VALUES].filter((value) => isValid?.(value));
}

/** Lists the variants of a value in which each of the others, or nothing, replaces a part. */
function vary(value: Json): readonly Json[] {
  if (!isJsonObject(value)) return VALUES;
  const inside = Object.entries(value).flatMap(([name, own = null]) => {
    const { [name]: _, ...others } = value;
    return [others, ...vary(own).map((each) => ({ ...others, [name]: each }))];
  });
  return [value, ...inside];
}

/** Lists the references in a schema, and those in their targets. */
function listReached(schema: Json | undefined, met = new Set<string>()): ReadonlySet<string> {
  for (const reference of listReferences(schema)) {
    if (!met.has(reference)) listReached(readAt(SHAPES, reference), met.add(reference));
  }
  return met;
}

/** The values that the server takes before the change. */
const taken = [...listSent(SHAPES)].map(([name, schema]) => {
  const isValid = compile(SHAPES, schema);
  const values = fill(schema)
    .flatMap(vary)
    .filter((value) => isValid?.(value));
  return { name, schema, values, references: [...listReached(schema)] };
});

it("a change is major if the server then refuses a value that it took before", () => {
  for (const { values } of taken) expect(values.length).toBeGreaterThan(2);
  const changes = listChanges(SHAPES).filter(
    ({ name, path }) =>
      / Schema(List|\.)/.test(name) &&
      SENT.test(path.join(" ")) &&
      !EXCEPTIONS.test(name) &&
      !(/^\+ Schema\./.test(name) && isAtConstant(path)),
  );
  const findRefused = (change: DocumentChange): string | undefined => {
    const after = change.apply();
    const now = listSent(after);
    const isSame = (reference: string) => readAt(after, reference) === readAt(SHAPES, reference);
    for (const { name, schema, values, references } of taken) {
      const own = now.get(name) ?? {};
      if (own === schema && references.every(isSame)) continue;
      const isValid = compile(after, own);
      const refused = values.find((value) => isValid && !isValid(value));
      if (refused !== undefined) return `${name}: ${JSON.stringify(refused)}`;
    }
    return undefined;
  };
  // What tells alternatives apart is not in the kind of their place.
  const lists = changes.filter(({ name }) => name === "- SchemaList");
  const found = [...draw(changes), ...lists].flatMap((change) => {
    const refused = findRefused(change);
    return refused === undefined ? [] : [{ change, refused }];
  });
  expect(found.length).toBeGreaterThan(15);
  const wrong = found.filter(({ change }) => rateDocuments(SHAPES, change.apply()).level !== "major");
  expect(wrong.map(({ change, refused }) => `${describeChange(change)}: ${refused}`)).toEqual([]);
});

/** Lists the alternatives of the credentials that each operation asks for: schemes with their scopes. */
function listCredentials(document: JsonObject): ReadonlyMap<string, readonly (readonly string[])[]> {
  const schemes = readObject(readObject(document.components).securitySchemes);
  const describe = ([name, scopes]: readonly [string, Json | undefined]) =>
    JSON.stringify([dropAnnotations(schemes[name] ?? null), scopes]);
  return new Map(
    listOperations(document).map(({ name, operation }) => {
      const given = readArray(operation.security ?? document.security).map((each) => readObject(each));
      return [name, given.length === 0 ? [[]] : given.map((each) => Object.entries(each).map(describe))];
    }),
  );
}

it("a change is major if the server then refuses credentials that it took before", () => {
  const before = listCredentials(SHAPES);
  const refused = listChanges(SHAPES).filter((change) => {
    const after = listCredentials(change.apply());
    return [...before].some(([name, sent]) => {
      const wanted = after.get(name);
      const isTaken = (own: readonly string[]) => wanted?.some((each) => each.every((one) => own.includes(one)));
      return wanted !== undefined && !sent.every(isTaken);
    });
  });
  expect(refused.length).toBeGreaterThan(10);
  const wrong = draw(refused).filter((change) => rateDocuments(SHAPES, change.apply()).level !== "major");
  expect(wrong.map(describeChange)).toEqual([]);
});
