import type { OpenAPITSOptions } from "openapi-typescript";
import { ts } from "ts-morph";
import { type JsonObject, readObject } from "../io/json.js";
import { nameTypes } from "../model/naming.js";
import { findRecursiveSchemas } from "./find-recursive-schemas.js";
import { finishTypes } from "./finish-types.js";
import { loadOpenapiTypescript, type PrintTypes } from "./load-openapi-typescript.js";
import { simplifyDocument } from "./simplify-document.js";

/**
 * In the order of the document, which is sorted by then, on every machine in the same way; a field that has a default is
 * optional, since the server fills it in when a request leaves it out; bytes are a Blob, which is what fetch takes and
 * gives; an object of which nothing is said has any fields; a string with a pattern is `string & {}`, the same type, but
 * one in which the literals beside it are not lost, so that an editor offers them: `"latest" | "keep" | (string & {})`.
 */
export const SCHEMA_OPTIONS: OpenAPITSOptions = {
  alphabetize: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  silent: true,
  transform: (schema) => {
    if (schema.format === "binary") return blobType;
    return schema.type === "string" && "pattern" in schema ? openStringType : undefined;
  },
};

type TypeNode = ReturnType<NonNullable<OpenAPITSOptions["transform"]>>;

const blobType = ts.factory.createTypeReferenceNode("Blob") as unknown as TypeNode;

const openStringType = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
]) as unknown as TypeNode;

/** The document's types, by openapi-typescript. */
export function printSchema(document: JsonObject): string {
  const simple = simplifyDocument(document);
  const recursive = findRecursiveSchemas(readObject(readObject(simple.components).schemas));
  const aliases = nameTypes(recursive, ["$defs", "WithRequired", "webhooks"]);
  const printTypes = loadOpenapiTypescript();
  try {
    return hideEscapes(simple, (source) => printTypes(source, SCHEMA_OPTIONS, (types) => finishTypes(types, aliases)));
  } catch (cause) {
    const place = findCulprit(simple, printTypes) ?? "the document";
    throw new Error(`${place}: no types can be made of it: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/** openapi-typescript decodes every name as if it were a part of a URL, and fails at `100%`. */
function hideEscapes(document: JsonObject, print: (source: string) => string): string {
  const source = JSON.stringify(document);
  if (!source.includes("%")) return print(source);
  return print(source.replaceAll("%", "\uE025")).replace(/\\uE025|\uE025/g, "%");
}

/** The first path or schema that fails on its own. */
function findCulprit(document: JsonObject, printTypes: PrintTypes): string | undefined {
  const { schemas } = readObject(document.components);
  const alone: readonly (readonly [string, JsonObject])[] = [
    ...Object.entries(readObject(document.paths)).map(([path, item]) => [path, { paths: { [path]: item } }] as const),
    ...Object.entries(readObject(schemas)).map(
      ([name, schema]) => [`the schema "${name}"`, { components: { schemas: { [name]: schema } } }] as const,
    ),
  ];
  return alone.find(([, part]) => fails(() => printTypes(JSON.stringify(part), SCHEMA_OPTIONS)))?.[0];
}

function fails(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}
