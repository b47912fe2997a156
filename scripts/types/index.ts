import { createConfig } from "@redocly/openapi-core";
import openapiTS, { type OpenAPITSOptions } from "openapi-typescript";
import ts from "typescript";
import { getOrCreate, type JsonObject } from "../io/index.js";
import { METHODS } from "../read/index.js";
import { prepareDocument } from "./prepare-document.js";
import { printNodeComment } from "./print-comment.js";
import { isAbsent, readAccess, readName, TypePrinter } from "./print-type.js";
import { OPEN_STRING } from "./simplify-schema.js";

const SCHEMA_OPTIONS: OpenAPITSOptions = {
  // The document is already sorted, in the same order on every machine.
  alphabetize: false,
  // A field with a default is optional, because the server fills it in.
  defaultNonNullable: false,
  // An object without a definition has any fields.
  emptyObjectsUnknown: true,
  silent: true,
  // In a union, `string & {}` keeps the literals, so that an editor offers them: `"latest" | "keep" | (string & {})`.
  transform: (schema) => (OPEN_STRING in Object(schema) ? openStringType : undefined),
};

const openStringType = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
]);

const { StringKeyword, NumberKeyword, BooleanKeyword, UnknownKeyword } = ts.SyntaxKind;
const SCALARS: readonly ts.SyntaxKind[] = [StringKeyword, NumberKeyword, BooleanKeyword, UnknownKeyword];

export interface PrintedTypes {
  /** `paths`, `components` and `operations` for openapi-fetch. They refer to the schemas by name. */
  readonly whole: string;
  /** An interface or a type for each component schema that is more than a scalar. */
  readonly schemas: string;
  readonly names: readonly string[];
  /** The names that `whole` refers to. */
  readonly namesInWhole: readonly string[];
  /** For each named type, the types of the items of its required lists. */
  readonly listItems: ReadonlyMap<string, readonly string[]>;
  /** Returns the type of a property in `whole`, such as `string` or `ThingResponse`, by the names that lead to it. */
  readonly typeAt: (path: readonly string[]) => string | undefined;
}

/** The types that openapi-typescript declares for any document. */
export const ROOT_TYPES: readonly string[] = "$defs OneOf WithRequired components operations paths webhooks".split(" ");

/**
 * Prints the types of a document. Each component schema has a declaration of its own, so that an editor shows `ThingResponse` instead of
 * all its fields. A schema that is a plain string, number or boolean gets no name.
 *
 * @param names - The name of the type for each schema.
 */
export async function printTypes(document: JsonObject, names: ReadonlyMap<string, string>): Promise<PrintedTypes> {
  // The empty configuration turns off lint here: `redocly lint` checks the corrected document.
  const redocly = await createConfig({});
  const nodes = await openapiTS(JSON.stringify(prepareDocument(document)), { ...SCHEMA_OPTIONS, redocly });
  const find = createFinder(nodes);
  const schemas = listMembers(find(["components", "schemas"]));
  const named = schemas.flatMap((schema) => {
    const name = names.get(readName(schema.name));
    return name === undefined || !schema.type || SCALARS.includes(schema.type.kind) ? [] : [{ name, schema }];
  });
  const printed = new Map<string, string | ts.TypeNode>([
    ...schemas.flatMap(({ name, type }) => (type ? [[readName(name), type] as const] : [])),
    ...named.map(({ name, schema }) => [readName(schema.name), name] as const),
  ]);
  const printer = new TypePrinter(printed);
  // openapi-typescript does not export its helper types, which components.ts and schema.ts may use.
  const helpers = nodes.filter(isHelper);
  // A schema that may be null has no key of its own.
  const printHelper = (node: ts.Node) => printer.print(node).replace(/(?<=keyof )T\b|\bT(?=\[P\])/g, "NonNullable<T>");
  const whole = nodes.filter((node) => !isHelper(node)).map((node) => printRoot(node, printer));
  const all = [...helpers.map(({ name }) => name.text), ...named.map(({ name }) => name)];
  const namesInWhole = all.filter((name) => printer.referred.has(name));
  const declared = named.map(({ name, schema }) => `${printNodeComment(schema)}${declare(name, schema.type, printer)}`);
  return {
    whole: whole.join("\n\n"),
    schemas: [...helpers.map((helper) => `export ${printHelper(helper)}`), ...declared].join("\n\n"),
    names: all,
    namesInWhole,
    listItems: new Map(named.map(({ name, schema }) => [name, listItems(schema, printer)])),
    typeAt: (path) => {
      const type = find(path);
      return type && printer.print(type);
    },
  };
}

/** Lists the types of the items of the required lists in a type, at any depth. */
function listItems(node: ts.Node, printer: TypePrinter): readonly string[] {
  const items: string[] = [];
  const visit = (inside: ts.Node): void => {
    const type = ts.isPropertySignature(inside) && !inside.questionToken ? inside.type : undefined;
    if (type && ts.isArrayTypeNode(type)) items.push(printer.print(type.elementType));
    ts.forEachChild(inside, visit);
  };
  visit(node);
  return items;
}

function printRoot(node: ts.Node, printer: TypePrinter): string {
  if (!ts.isInterfaceDeclaration(node)) return printer.print(node);
  const members = node.members.filter(ts.isPropertySignature).map((member) => {
    if (node.name.text === "operations") return printer.printMember(member, printer.printOperation(member.type));
    if (node.name.text === "paths") return printer.printMember(member, printPathItem(member, printer));
    // openapi-fetch looks names up here.
    const isSchemas = readName(member.name) === "schemas";
    return isSchemas ? printer.printMember(member, printer.printSchemas(member.type)) : printer.print(member);
  });
  return `export interface ${node.name.text} {\n${members.join("\n")}\n}`;
}

/** Prints the operations of a path without its parameters, which each operation repeats. */
function printPathItem({ type: item }: ts.PropertySignature, printer: TypePrinter): string | undefined {
  const isOperation = (member: ts.PropertySignature) =>
    METHODS.some((method) => method === readName(member.name)) && !isAbsent(member);
  return printer.printShort(item, ({ type }) => printer.printOperation(type), isOperation);
}

function declare(name: string, type: ts.TypeNode | undefined, printer: TypePrinter): string {
  const text = type === undefined ? "unknown" : printer.print(type);
  return type && ts.isTypeLiteralNode(type) ? `export interface ${name} ${text}` : `export type ${name} = ${text};`;
}

function isHelper(node: ts.Node): node is ts.TypeAliasDeclaration {
  return ts.isTypeAliasDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function listMembers(owner: ts.Node | undefined): readonly ts.PropertySignature[] {
  const isOwner = owner && (ts.isInterfaceDeclaration(owner) || ts.isTypeLiteralNode(owner));
  return isOwner ? owner.members.filter(ts.isPropertySignature) : [];
}

/** Creates a function that finds a type by the names that lead to it. The members of each type are read once. */
function createFinder(nodes: readonly ts.Node[]): (path: readonly string[]) => ts.TypeNode | undefined {
  const read = new Map<ts.Node | undefined, ReadonlyMap<string, ts.TypeNode | undefined>>();
  const interfaces = new Map(nodes.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]));
  const list = (owner: ts.Node | undefined) => {
    return getOrCreate(read, owner, () => new Map(listMembers(owner).map(({ name, type }) => [readName(name), type])));
  };
  const find = ([first = "", ...rest]: readonly string[]): ts.TypeNode | undefined => {
    let owner: ts.Node | undefined = interfaces.get(first);
    let type: ts.TypeNode | undefined;
    for (const name of rest) {
      const found = list(owner).get(name);
      const reference = found && ts.isIndexedAccessTypeNode(found) ? readAccess(found) : [];
      // A reference to a schema is printed as its name.
      type = reference.length > 0 && reference[1] !== "schemas" ? find(reference) : found;
      owner = type;
    }
    return type;
  };
  return find;
}
