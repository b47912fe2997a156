import type { OpenAPITSOptions } from "openapi-typescript";
import { ts } from "ts-morph";
import type { JsonObject } from "./json.js";
import { loadOpenapiTypescript } from "./load-openapi-typescript.js";

/**
 * Sorted; a field that has a default is optional, since the server fills it in when a request leaves it out; bytes are a
 * Blob, which is what fetch takes and gives.
 */
export const SCHEMA_OPTIONS: OpenAPITSOptions = {
  alphabetize: true,
  defaultNonNullable: false,
  silent: true,
  transform: ({ format }) => (format === "binary" ? blobType : undefined),
};

const blobType = ts.factory.createTypeReferenceNode("Blob") as unknown as ReturnType<
  NonNullable<OpenAPITSOptions["transform"]>
>;

/** The document's types, by openapi-typescript. */
export function printSchema(document: JsonObject): string {
  return loadOpenapiTypescript()(JSON.stringify(document), SCHEMA_OPTIONS);
}
