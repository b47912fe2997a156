import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { isJsonObject, type Json, type JsonObject, mapEntries, readArray, sortKeys, withPlace } from "../io/index.js";
import { METHODS } from "./list-operations.js";
import { nameParameter } from "./parameters.js";
import { resolveWithKeywords } from "./references.js";

export interface SourceDocument {
  readonly path: string;
  readonly content: JsonObject;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, JSON or YAML. Its keys are sorted, so that no later step depends on their order, and each
 * operation has the parameters of its path.
 */
export async function readDocument(path: string): Promise<SourceDocument> {
  const text = withPlace(`Cannot read the OpenAPI document ${path}`, () => readFileSync(path, "utf8"));
  const content = withPlace(`${path} is neither JSON nor YAML`, () => parseDocument(text));
  if (!isJsonObject(content)) throw new Error(`${path} is not an OpenAPI document: it holds no object`);
  if (typeof content.openapi !== "string" || !/^3\.[01](\.|$)/.test(content.openapi)) {
    throw new Error(
      `${path} is not an OpenAPI 3.0 or 3.1 document: its "openapi" is ${JSON.stringify(content.openapi)}, not a string such as "3.1.0"`,
    );
  }
  return { path, content: mapEntries(mergeParameters(content), sortKeys) };
}

/** Moves the parameters of a path into its operations, so that later steps find them in one place. */
function mergeParameters(document: JsonObject): JsonObject {
  if (!isJsonObject(document.paths)) return document;
  const nameOf = (parameter: Json) => nameParameter(document, parameter);
  const paths = mapEntries(document.paths, (given) => {
    const item = resolveWithKeywords(document, given);
    if (!isJsonObject(item) || !Array.isArray(item.parameters)) return given;
    const { parameters: shared, ...rest } = item;
    return mapEntries(rest, (operation, method) => {
      if (!isJsonObject(operation) || !METHODS.some((each) => each === method)) return operation;
      const own = readArray(operation.parameters);
      const others = readArray(shared).filter((each) => !own.some((mine) => nameOf(mine) === nameOf(each)));
      return { ...operation, parameters: [...others, ...own] };
    });
  });
  return { ...document, paths };
}

function parseDocument(text: string): unknown {
  // trimStart removes a byte order mark, which JSON.parse rejects.
  if (text.trimStart().startsWith("{")) return JSON.parse(text.trimStart());
  // Each alias becomes a copy. The library limits the size of all copies; a value that contains itself is not JSON.
  return JSON.parse(JSON.stringify(parseYaml(text) ?? null));
}
