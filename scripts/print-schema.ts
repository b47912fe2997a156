import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { JsonObject } from "./json.js";

/**
 * The document's types, by openapi-typescript. Sorted; a field that has a default is optional, since the server fills it
 * in when a request leaves it out; bytes are a Blob, which is what fetch takes and gives.
 */
export async function printSchema(document: JsonObject): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(document), {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
    transform: ({ format }) => (format === "binary" ? ts.factory.createTypeReferenceNode("Blob") : undefined),
  });
  return astToString(nodes);
}
