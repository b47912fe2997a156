import ts from "typescript";

const { factory } = ts;

export interface NamedTypes {
  /** The output of openapi-typescript, with names instead of `components["schemas"]["Name"]`. */
  readonly types: readonly ts.Node[];
  /** An exported interface or type for each named schema. */
  readonly schemas: readonly ts.Node[];
  /** The names declared in `schemas`. */
  readonly names: readonly string[];
}

/** What replaces a schema where it is used: its name, or its scalar type. */
type Replacement = ts.TypeNode;

/**
 * Gives each component schema a declaration of its own, so that an editor shows `ThingResponse` instead of all its
 * fields. A schema that is a plain string, number or boolean gets no name.
 *
 * @param types - The output of openapi-typescript.
 * @param names - The name of the type for each schema.
 */
export function nameSchemas(types: readonly ts.Node[], names: ReadonlyMap<string, string>): NamedTypes {
  const members = types.filter(isComponents).flatMap(listSchemas);
  const replacements = new Map(members.map((member) => [readName(member), chooseReplacement(member, names)]));
  const nameOf = (member: ts.PropertySignature) => names.get(readName(member)) ?? "";
  const declared = members.filter((member) => isDeclared(member, names));
  // openapi-typescript does not export its helper types, but both files may use them.
  const helpers = types.filter(isHelper).map(exportHelper);
  const whole = types.filter((node) => !isHelper(node));
  return {
    types: whole.map((node) =>
      replaceReferences(isComponents(node) ? replaceSchemas(node, replacements) : node, replacements),
    ),
    schemas: [
      ...helpers,
      ...declared.map((member) => declare(replaceReferences(member, replacements), nameOf(member))),
    ],
    names: [...helpers.map(({ name }) => name.text), ...declared.map(nameOf)],
  };
}

function chooseReplacement(member: ts.PropertySignature, names: ReadonlyMap<string, string>): Replacement | undefined {
  const name = names.get(readName(member));
  return isDeclared(member, names) && name !== undefined ? factory.createTypeReferenceNode(name) : member.type;
}

/** Whether the type of a schema has a name: not if it is a scalar. */
function isDeclared(member: ts.PropertySignature, names: ReadonlyMap<string, string>): boolean {
  return names.has(readName(member)) && member.type !== undefined && !isScalar(member.type);
}

function isScalar({ kind }: ts.TypeNode): boolean {
  return (
    kind === ts.SyntaxKind.StringKeyword ||
    kind === ts.SyntaxKind.NumberKeyword ||
    kind === ts.SyntaxKind.BooleanKeyword ||
    kind === ts.SyntaxKind.UnknownKeyword
  );
}

function declare(member: ts.PropertySignature, name: string): ts.Node {
  const { type = factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) } = member;
  const declaration = ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(exported(), name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(exported(), name, undefined, type);
  return ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(member));
}

function isHelper(node: ts.Node): node is ts.TypeAliasDeclaration {
  return ts.isTypeAliasDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function exportHelper(helper: ts.TypeAliasDeclaration): ts.TypeAliasDeclaration {
  const { name, typeParameters, type } = helper;
  return factory.createTypeAliasDeclaration(exported(), name, typeParameters, type);
}

function exported(): ts.Modifier[] {
  return [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
}

function isComponents(node: ts.Node): node is ts.InterfaceDeclaration {
  return isNamed(node, "components") && ts.isInterfaceDeclaration(node);
}

function isNamed(node: ts.Node, name: string): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name;
}

function listSchemas(components: ts.InterfaceDeclaration): readonly ts.PropertySignature[] {
  const group = components.members.find((member) => ts.isPropertySignature(member) && readName(member) === "schemas");
  if (!group || !ts.isPropertySignature(group) || !group.type || !ts.isTypeLiteralNode(group.type)) return [];
  return group.type.members.filter(ts.isPropertySignature);
}

/**
 * Replaces the schemas in `components`, where openapi-fetch and others look names up, by their names or scalar types.
 */
function replaceSchemas(
  components: ts.InterfaceDeclaration,
  replacements: ReadonlyMap<string, Replacement | undefined>,
): ts.Node {
  const own = new Set<ts.Node>(listSchemas(components));
  const visit = (node: ts.Node): ts.Node => {
    if (!own.has(node) || !ts.isPropertySignature(node)) return visitChildren(node, visit);
    return factory.createPropertySignature(
      node.modifiers,
      node.name,
      node.questionToken,
      replacements.get(readName(node)),
    );
  };
  return visitChildren(components, visit);
}

/** Replaces `components["schemas"]["Thing"]` by `Thing`, or by `string` if it is a plain string. */
function replaceReferences<T extends ts.Node>(root: T, replacements: ReadonlyMap<string, Replacement | undefined>): T {
  const visit = (node: ts.Node): ts.Node => {
    const replacement = ts.isIndexedAccessTypeNode(node) ? replacements.get(readSchemaName(node) ?? "") : undefined;
    return replacement ?? visitChildren(node, visit);
  };
  return visitChildren(root, visit);
}

function readSchemaName({ objectType, indexType }: ts.IndexedAccessTypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(objectType) || readLiteral(objectType.indexType) !== "schemas") return undefined;
  const { objectType: root } = objectType;
  const isRoot = ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === "components";
  return isRoot ? readLiteral(indexType) : undefined;
}

function readLiteral(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}

export function readName({ name }: ts.PropertySignature): string {
  return ts.isComputedPropertyName(name) ? "" : name.text;
}

function visitChildren<T extends ts.Node>(node: T, visit: (child: ts.Node) => ts.Node): T {
  return ts.visitEachChild(node, visit, undefined);
}
