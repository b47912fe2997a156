import ts from "typescript";
import { groupBy, toLiteral } from "../io/index.js";
import { printNodeComment } from "./print-comment.js";

/** The type of an object without members: `{}` would accept anything. */
const NO_MEMBERS = "Record<string, never>";

const PRINTER: ts.Printer = ts.createPrinter();
const FILE: ts.SourceFile = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);

/**
 * Prints types of openapi-typescript. The formatter breaks long lines, so the text has line breaks only in objects with comments.
 */
export class TypePrinter {
  /** The names that the printed types refer to. */
  readonly referred: Set<string> = new Set();
  /** The names of the component schemas, and the types of the schemas without a name. */
  readonly #schemas: ReadonlyMap<string, string | ts.TypeNode>;

  constructor(schemas: ReadonlyMap<string, string | ts.TypeNode>) {
    this.#schemas = schemas;
  }

  print(node: ts.Node): string {
    if (ts.isTypeLiteralNode(node)) return printMembers(mergeRepeated(node.members).map((each) => this.print(each)));
    if (ts.isPropertySignature(node)) return `${printNodeComment(node)}${this.printMember(node)}`;
    if (ts.isUnionTypeNode(node)) return node.types.map((type) => this.print(type)).join(" | ");
    if (ts.isIntersectionTypeNode(node)) return node.types.map((type) => this.print(type)).join(" & ");
    if (ts.isArrayTypeNode(node)) return `${this.print(node.elementType)}[]`;
    if (ts.isTupleTypeNode(node)) return `[${node.elements.map((type) => this.print(type)).join(", ")}]`;
    if (ts.isParenthesizedTypeNode(node)) return `(${this.print(node.type)})`;
    if (ts.isLiteralTypeNode(node)) return this.print(node.literal);
    if (ts.isIndexSignatureDeclaration(node)) return `${this.#printKey(node)}: ${this.print(node.type)};`;
    if (ts.isIndexedAccessTypeNode(node)) return this.#printAccess(node);
    if (ts.isTypeReferenceNode(node)) return this.#printReference(node);
    if (ts.isStringLiteral(node)) return toLiteral(node.text);
    if (ts.isIdentifier(node)) return node.text;
    return ts.tokenToString(node.kind) ?? PRINTER.printNode(ts.EmitHint.Unspecified, node, FILE);
  }

  printMember({ modifiers, name, questionToken, type }: ts.PropertySignature, text?: string): string {
    const mark = questionToken === undefined ? "" : "?";
    const start = [...(modifiers ?? []), name].map((node) => this.print(node)).join(" ");
    return `${start}${mark}: ${text ?? (type ? this.print(type) : "unknown")};`;
  }

  /** Prints an object without the comments of its members and without members such as `put?: never`. */
  printShort(
    type: ts.TypeNode | undefined,
    printInside: (member: ts.PropertySignature) => string | undefined = () => undefined,
    isKept: (member: ts.PropertySignature) => boolean = (member) => !isAbsent(member),
  ): string | undefined {
    if (type === undefined || !ts.isTypeLiteralNode(type)) return undefined;
    const members = type.members.filter(ts.isPropertySignature).filter(isKept);
    if (members.length === 0) return NO_MEMBERS;
    return printMembers(members.map((member) => this.printMember(member, printInside(member))));
  }

  /** Prints the parts of an operation that openapi-fetch needs. The operation's function has the comments. */
  printOperation(operation: ts.TypeNode | undefined): string | undefined {
    return this.printShort(operation, ({ name, type }) => {
      if (readName(name) === "responses") return this.printShort(type);
      if (readName(name) !== "parameters") return undefined;
      // Every parameter stays: a parameter without valid values has the type `never`, too.
      return this.printShort(type, (group) => this.printShort(group.type, undefined, () => true));
    });
  }

  /** Prints each component schema as its references do. */
  printSchemas(type: ts.TypeNode | undefined): string | undefined {
    return this.printShort(type, ({ name }) => this.#printSchema(readName(name)));
  }

  #printKey({ parameters: [key] }: ts.IndexSignatureDeclaration): string {
    return `[${key ? this.print(key.name) : "key"}: string]`;
  }

  #printSchema(name: string): string | undefined {
    const schema = this.#schemas.get(name);
    if (schema === undefined || typeof schema !== "string") return schema && this.print(schema);
    this.referred.add(schema);
    return schema;
  }

  /** Prints a schema's name instead of `components["schemas"]["Name"]`. */
  #printAccess(node: ts.IndexedAccessTypeNode): string {
    const [root, group, name = "", ...rest] = readAccess(node);
    const isSchema = root === "components" && group === "schemas" && rest.length === 0;
    const schema = isSchema ? this.#printSchema(name) : undefined;
    return schema ?? `${this.print(node.objectType)}[${this.print(node.indexType)}]`;
  }

  #printReference({ typeName, typeArguments }: ts.TypeReferenceNode): string {
    const name = this.print(typeName);
    this.referred.add(name);
    return typeArguments ? `${name}<${typeArguments.map((type) => this.print(type)).join(", ")}>` : name;
  }
}

/** Merges a field that openapi-typescript adds for a discriminator, and that is required, with the schema's own field of that name. */
function mergeRepeated(members: readonly ts.TypeElement[]): readonly ts.TypeElement[] {
  return [...groupBy(members, ({ name }) => (name ? `.${readName(name)}` : "")).values()].map(([first, own]) => {
    if (own === undefined || !ts.isPropertySignature(own)) return first;
    return ts.factory.updatePropertySignature(own, own.modifiers, own.name, first.questionToken, own.type);
  });
}

function printMembers(members: readonly string[]): string {
  if (members.length === 0) return "{}";
  const isLong = members.some((member) => member.includes("\n"));
  return isLong ? `{\n${members.join("\n")}\n}` : `{ ${members.join(" ")} }`;
}

export function isAbsent({ questionToken, type }: ts.PropertySignature): boolean {
  return questionToken !== undefined && type?.kind === ts.SyntaxKind.NeverKeyword;
}

/** Reads `components["responses"]["NotFound"]` as the names that lead to it. */
export function readAccess({ objectType, indexType }: ts.IndexedAccessTypeNode): readonly string[] {
  const name =
    ts.isLiteralTypeNode(indexType) && ts.isLiteralExpression(indexType.literal) ? indexType.literal.text : "";
  if (ts.isIndexedAccessTypeNode(objectType)) return [...readAccess(objectType), name];
  return ts.isTypeReferenceNode(objectType) && ts.isIdentifier(objectType.typeName)
    ? [objectType.typeName.text, name]
    : [];
}

export function readName(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? "" : name.text;
}
