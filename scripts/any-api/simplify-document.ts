import { type JsonObject, readString } from "../io/index.js";
import { collectProblems, type Problems, resolveReference } from "../openapi/document/index.js";
import { prepareDocument, type Rewriter } from "../openapi/types/index.js";
import { SchemaHoister } from "./hoist-schemas.js";
import { simplifySchema } from "./simplify-schema.js";

/** Keys whose value may be a reference to something other than a schema. */
const NOT_SCHEMAS = new Set(["headers", "parameters", "requestBody", "responses"]);

/**
 * Simplifies a document for openapi-typescript, which takes every reference for a path of property names, and reads several
 * keywords differently from OpenAPI.
 *
 * @param problems - Collects the parts that have no types; without it, they are an error.
 */
export function simplifyDocument(document: JsonObject, problems?: Problems): JsonObject {
  return collectProblems(problems, (found) => {
    return prepareDocument(document, { problems: found, rewriter: createRewriter(document) });
  });
}

function createRewriter(document: JsonObject): Rewriter {
  const hoister = new SchemaHoister(document);
  const followReference = (object: JsonObject, key: string): JsonObject => {
    const reference = readString(object.$ref);
    if (reference === undefined) return object;
    if (NOT_SCHEMAS.has(key) && !/^#\/components\/[^/]+\/[^/]+$/.test(reference)) {
      return resolveReference(document, object);
    }
    return { ...object, $ref: hoister.point(reference) };
  };
  return {
    rewrite: (object, key) => simplifySchema(document, followReference(object, key)),
    takeSchemas: (prepare) => hoister.takeAll(prepare),
  };
}
