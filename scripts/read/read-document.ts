import { readFile } from "node:fs/promises";
import { parse as parseYaml } from "yaml";
import { isJsonObject, type JsonObject, mapEntries, messageOf, sortKeys } from "../io/index.js";

export interface SourceDocument {
  /** The path that messages name. */
  readonly path: string;
  readonly content: JsonObject;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, JSON or YAML, and sorts its keys so that no later step depends on their order.
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
  return { path, content: mapEntries(content, sortKeys) };
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
  // Each alias becomes a copy. The library limits how much that may add; what contains itself is no JSON.
  return parse(path, () => JSON.parse(JSON.stringify(parseYaml(text) ?? null)));
}

function parse(path: string, run: () => unknown): unknown {
  try {
    return run();
  } catch (cause) {
    throw new Error(`${path} is neither JSON nor YAML: ${messageOf(cause)}`, { cause });
  }
}
