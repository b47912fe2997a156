import openapiTS, { type OpenAPI3, type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import { type JsonObject, readObject } from "../io/index.js";
import { listNames, type Model, nameFreely } from "../model/index.js";
import type { Profile } from "../profile/index.js";
import { nameSchemas, readName } from "./name-schemas.js";
import { reuseSchemas } from "./prepare-document.js";
import { joinLines, shortenTypes } from "./shorten-types.js";
import { OPEN_STRING } from "./simplify-schema.js";
import { tidyComments } from "./tidy-comments.js";

/**
 * - Types keep the document's order, which is already sorted and the same on every machine.
 * - A field with a default is optional, because the server fills it in.
 * - An object without a definition has any fields.
 * - A string with a pattern is `string & {}` in a union, which keeps the literals, so that an editor offers them:
 *   `"latest" | "keep" | (string & {})`.
 */
const SCHEMA_OPTIONS: OpenAPITSOptions = {
  alphabetize: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  silent: true,
  transform: (schema) => (OPEN_STRING in Object(schema) ? openStringType : undefined),
};

const openStringType = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
]);

export interface PrintedTypes {
  /** `paths`, `components` and `operations` for openapi-fetch. They refer to the schemas by name. */
  readonly whole: string;
  /** An interface or a type for each component schema that is more than a scalar. */
  readonly schemas: string;
  /** The names in `schemas`. */
  readonly names: readonly string[];
  /**
   * Returns the type of a property in `whole`, such as `string` or `ThingResponse`, by the names that lead to it.
   */
  readonly typeAt: (path: readonly string[]) => string | undefined;
}

/**
 * Prints the document's types with openapi-typescript.
 *
 * @param document - From `prepareDocument`.
 */
export async function printTypes(
  document: JsonObject,
  { types: names, operations, profile }: Model,
): Promise<PrintedTypes> {
  const simple = reuseSchemas(document);
  const schemas = readObject(readObject(simple.components).schemas);
  const source: OpenAPI3 = JSON.parse(hide(JSON.stringify(simple)));
  const nodes = await openapiTS(source, SCHEMA_OPTIONS);
  tidyComments(nodes);
  const named = nameSchemas(nodes, hideNames(nameAll(Object.keys(schemas), names, listNames(operations), profile)));
  const whole = shortenTypes(named.types);
  for (const node of [...whole, ...named.schemas]) joinLines(node);
  const print = createNodePrinter();
  const toText = (types: readonly ts.Node[]) => print(types).replace(/\\uE025|\uE025/g, "%");
  const toParagraphs = (types: readonly ts.Node[]) => types.map((type) => toText([type])).join("\n");
  return {
    whole: toParagraphs(whole),
    schemas: toParagraphs(named.schemas),
    names: named.names,
    typeAt: (path) => {
      const type = findType(whole, path.map(hide));
      return type && toText([type]).trim();
    },
  };
}

/** Creates a function that prints types as `astToString` does, with one printer for the thousands of them. */
function createNodePrinter(): (nodes: readonly ts.Node[]) => string {
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return (nodes) => nodes.map((node) => `${printer.printNode(ts.EmitHint.Unspecified, node, file)}\n`).join("");
}

/**
 * Names all schemas: first those with names in the document, then those that were hoisted because a reference uses
 * them.
 */
function nameAll(
  schemas: readonly string[],
  names: ReadonlyMap<string, string>,
  others: readonly string[],
  profile: Profile,
): ReadonlyMap<string, string> {
  const all = new Map(names);
  const taken = new Set([...names.values(), ...others]);
  for (const schema of schemas.filter((each) => !all.has(each))) {
    const name = nameFreely(schema, taken, profile.taken);
    all.set(schema, name);
    taken.add(name);
  }
  return all;
}

/** Escapes names for openapi-typescript, which URL-decodes every name and fails on `100%`. */
function hide(text: string): string {
  return text.replaceAll("%", "\uE025");
}

function hideNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...names].map(([schema, name]) => [hide(schema), name]));
}

function findType(nodes: readonly ts.Node[], [first, ...rest]: readonly string[]): ts.TypeNode | undefined {
  const root = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === first);
  let members: readonly ts.TypeElement[] = root && ts.isInterfaceDeclaration(root) ? root.members : [];
  let type: ts.TypeNode | undefined;
  for (const name of rest) {
    const found = findProperty(members, name)?.type;
    type = found && ts.isIndexedAccessTypeNode(found) ? findType(nodes, readAccess(found)) : found;
    members = type && ts.isTypeLiteralNode(type) ? type.members : [];
  }
  return type;
}

function findProperty(members: readonly ts.TypeElement[], name: string): ts.PropertySignature | undefined {
  return members.find((member): member is ts.PropertySignature => {
    return ts.isPropertySignature(member) && readName(member) === name;
  });
}

/** Reads `components["responses"]["NotFound"]` as the names that lead to it. */
function readAccess({ objectType, indexType }: ts.IndexedAccessTypeNode): readonly string[] {
  const name =
    ts.isLiteralTypeNode(indexType) && ts.isLiteralExpression(indexType.literal) ? indexType.literal.text : "";
  if (ts.isIndexedAccessTypeNode(objectType)) return [...readAccess(objectType), name];
  return ts.isTypeReferenceNode(objectType) && ts.isIdentifier(objectType.typeName)
    ? [objectType.typeName.text, name]
    : [];
}
