import { readFile } from "node:fs/promises";
import { parse as parseYaml } from "yaml";
import { isJsonObject, type Json, type JsonObject, mapEntries, messageOf, readArray, sortKeys } from "../io/index.js";
import { METHODS } from "./list-operations.js";
import { followReference, inline } from "./references.js";

export interface SourceDocument {
  /** The path that messages name. */
  readonly path: string;
  readonly content: JsonObject;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, JSON or YAML. Its keys are sorted, so that no later step depends on their order, and each
 * operation has the parameters of its path.
 *
 * @param path - The path that messages name, if the file is a temporary one.
 */
export async function readDocument(file: string, path: string = file): Promise<SourceDocument> {
  const content = parseDocument(path, await readText(file));
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
  const nameOf = (parameter: Json) => {
    const { in: place, name } = followReference(document, parameter);
    return `${place} ${name}`;
  };
  const paths = mapEntries(document.paths, (given) => {
    const item = inline(document, given);
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

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new Error(`Cannot read the OpenAPI document ${path}: ${messageOf(cause)}`, { cause });
  }
}

function parseDocument(path: string, text: string): unknown {
  // trimStart removes a byte order mark, which JSON.parse rejects.
  if (text.trimStart().startsWith("{")) return parse(path, () => JSON.parse(text.trimStart()));
  // Each alias becomes a copy. The library limits the size of all copies; a value that contains itself is not JSON.
  return parse(path, () => JSON.parse(JSON.stringify(parseYaml(text) ?? null)));
}

function parse(path: string, run: () => unknown): unknown {
  try {
    return run();
  } catch (cause) {
    throw new Error(`${path} is neither JSON nor YAML: ${messageOf(cause)}`, { cause });
  }
}
