import ts from "typescript";

const { factory } = ts;

export interface NamedTypes {
  /** The output of openapi-typescript, with names instead of `components["schemas"]["Name"]`. */
  readonly types: readonly ts.Node[];
  /** An exported interface or type for each named schema. */
  readonly schemas: readonly ts.Node[];
  readonly names: readonly string[];
}

const SCALARS: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.UnknownKeyword,
];

/**
 * Gives each component schema a declaration of its own, so that an editor shows `ThingResponse` instead of all its
 * fields. A schema that is a plain string, number or boolean gets no name.
 *
 * @param types - The output of openapi-typescript.
 * @param names - The name of the type for each schema.
 */
export function nameSchemas(types: readonly ts.Node[], names: ReadonlyMap<string, string>): NamedTypes {
  const members = types.filter(isComponents).flatMap(listSchemas);
  const nameOf = (member: ts.PropertySignature) => names.get(readName(member)) ?? "";
  const declared = members.filter(
    (each) => names.has(readName(each)) && each.type && !SCALARS.includes(each.type.kind),
  );
  const own = new Set<ts.Node>(members);
  const replacements = new Map([
    ...members.map((member) => [readName(member), member.type] as const),
    ...declared.map((member) => [readName(member), factory.createTypeReferenceNode(nameOf(member))] as const),
  ]);
  // In `components`, where openapi-fetch looks names up, a schema is its name or scalar type, as in each reference.
  const visit = (node: ts.Node): ts.Node => {
    if (own.has(node) && ts.isPropertySignature(node)) {
      const { modifiers, name, questionToken } = node;
      return factory.createPropertySignature(modifiers, name, questionToken, replacements.get(readName(node)));
    }
    const found = ts.isIndexedAccessTypeNode(node) ? replacements.get(readSchemaName(node) ?? "") : undefined;
    return found ?? visitInside(node);
  };
  const visitInside = <T extends ts.Node>(node: T): T => ts.visitEachChild(node, visit, undefined);
  // openapi-typescript does not export its helper types, but both files may use them.
  const helpers = types.filter(isHelper).map(exportHelper);
  return {
    types: types.filter((node) => !isHelper(node)).map(visitInside),
    schemas: [...helpers, ...declared.map((member) => declare(visitInside(member), nameOf(member)))],
    names: [...helpers.map(({ name }) => name.text), ...declared.map(nameOf)],
  };
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
  return ts.isInterfaceDeclaration(node) && node.name.text === "components";
}

function listSchemas(components: ts.InterfaceDeclaration): readonly ts.PropertySignature[] {
  const group = components.members.find((member) => ts.isPropertySignature(member) && readName(member) === "schemas");
  if (!group || !ts.isPropertySignature(group) || !group.type || !ts.isTypeLiteralNode(group.type)) return [];
  return group.type.members.filter(ts.isPropertySignature);
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
