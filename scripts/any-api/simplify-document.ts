import type { JsonObject } from "../io/index.js";
import type { Problems } from "../openapi/document/index.js";
import { prepareDocument } from "../openapi/types/index.js";

/**
 * Simplifies a document for openapi-typescript.
 *
 * @param problems - Collects the parts that have no types; without it, they are an error.
 */
export function simplifyDocument(document: JsonObject, problems?: Problems): JsonObject {
  return prepareDocument(document, problems === undefined ? {} : { problems });
}
