import openapiTS, { type OpenAPI3, type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import type { MarkedDocument } from "../history/index.js";
import { nameSchemas, readName } from "./name-schemas.js";
import { prepareDocument } from "./prepare-document.js";
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
  readonly names: readonly string[];
  /** The names that `whole` refers to. */
  readonly namesInWhole: readonly string[];
  /** Returns the type of a property in `whole`, such as `string` or `ThingResponse`, by the names that lead to it. */
  readonly typeAt: (path: readonly string[]) => string | undefined;
}

/** @param names - The name of the type for each schema. */
export async function printTypes(
  { document, remarks }: MarkedDocument,
  names: ReadonlyMap<string, string>,
): Promise<PrintedTypes> {
  const source: OpenAPI3 = JSON.parse(JSON.stringify(prepareDocument(document, remarks)));
  const nodes = await openapiTS(source, SCHEMA_OPTIONS);
  tidyComments(nodes);
  const named = nameSchemas(nodes, names);
  const whole = shortenTypes(named.types);
  for (const node of [...whole, ...named.schemas]) joinLines(node);
  // Prints as `astToString` does, but with one printer for the thousands of types.
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  const print = (node: ts.Node) => `${printer.printNode(ts.EmitHint.Unspecified, node, file)}\n`;
  const find = createFinder(whole);
  const toParagraphs = (types: readonly ts.Node[]) => types.map(print).join("\n");
  return {
    whole: toParagraphs(whole),
    schemas: toParagraphs(named.schemas),
    names: named.names,
    namesInWhole: listReferred(whole, named.names),
    typeAt: (path) => {
      const type = find(path);
      return type && print(type).trim();
    },
  };
}

function listReferred(nodes: readonly ts.Node[], names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) found.add(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return names.filter((name) => found.has(name));
}

/** Creates a function that finds a type by the names that lead to it. The members of each type are read once. */
function createFinder(nodes: readonly ts.Node[]): (path: readonly string[]) => ts.TypeNode | undefined {
  const known = new Map<ts.Node | undefined, ReadonlyMap<string, ts.TypeNode | undefined>>();
  const interfaces = new Map(nodes.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]));
  const list = (owner: ts.Node | undefined) => {
    const isOwner = owner && (ts.isInterfaceDeclaration(owner) || ts.isTypeLiteralNode(owner));
    const members = isOwner ? owner.members.filter(ts.isPropertySignature) : [];
    // The first of several equal names counts.
    const found = known.get(owner) ?? new Map(members.map((each) => [readName(each), each.type] as const).reverse());
    known.set(owner, found);
    return found;
  };
  const find = ([first = "", ...rest]: readonly string[]): ts.TypeNode | undefined => {
    let owner: ts.Node | undefined = interfaces.get(first);
    let type: ts.TypeNode | undefined;
    for (const name of rest) {
      const found: ts.TypeNode | undefined = list(owner).get(name);
      type = found && ts.isIndexedAccessTypeNode(found) ? find(readAccess(found)) : found;
      owner = type;
    }
    return type;
  };
  return find;
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
