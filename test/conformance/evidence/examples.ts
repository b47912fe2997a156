import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseYaml } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { isJsonObject, type Json, type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import type { Evidence, Show } from "./evidence.js";

const overlay = "examples";

/** An example claims nothing about the server but that it is valid: the server's document has none, and its schema allows it. */
const valid: Show = ({ raw, corrected }) => {
  const places = findExamples(corrected);
  expect(places).not.toEqual([]);
  for (const { path, owner } of places) {
    const place = path.join(" ");
    const { example: servedExample } = readObject(path.reduce<Json | undefined>(readMember, raw));
    const { example, schema, ...rest } = owner;
    // The server's own.
    if (isDeepStrictEqual(servedExample, example)) continue;
    expect(servedExample, `${place}, as served`).toBeUndefined();
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const isValid = ajv.compile({ ...(isJsonObject(schema) ? schema : rest), components: corrected.components });
    expect(isValid(example), `${place}: ${JSON.stringify(example)}`).toBe(true);
  }
};

const served: Show = ({ raw }) => expect(raw.servers).toBeUndefined();

export const examples: readonly Evidence[] = readTargets().map((target) => ({
  overlay,
  target,
  show: [target === "$" ? served : valid],
}));

function readTargets(): readonly string[] {
  const file = new URL("../../../schemas/overlays/examples.yaml", import.meta.url);
  const { actions } = parseYaml(readFileSync(file, "utf8")) as { readonly actions: readonly { target: string }[] };
  return actions.map(({ target }) => target);
}

interface Place {
  readonly path: readonly string[];
  readonly owner: JsonObject;
}

/** Every parameter and schema that has an example, in the paths and the component schemas. */
function findExamples({ paths, components }: JsonObject): readonly Place[] {
  const visit = (value: Json | undefined, path: readonly string[]): readonly Place[] => {
    if (Array.isArray(value)) return value.flatMap((item, index) => visit(item, [...path, String(index)]));
    if (!isJsonObject(value)) return [];
    const own = value.example === undefined ? [] : [{ path, owner: value }];
    const below = Object.entries(value).filter(([key]) => key !== "example");
    return [...own, ...below.flatMap(([key, member]) => visit(member, [...path, key]))];
  };
  return [...visit(paths, ["paths"]), ...visit(readObject(components).schemas, ["components", "schemas"])];
}

function readMember(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) ? value[key] : readArray(value)[Number(key)];
}
