import { ts } from "ts-morph";

const { factory } = ts;

/**
 * Makes the types compile where openapi-typescript's do not: a schema that is an array of itself needs a name of its own,
 * and what `required` names may not be there in a schema that is null or one of several.
 */
export function finishTypes(types: readonly ts.Node[], recursive: ReadonlyMap<string, string>): readonly ts.Node[] {
  const aliases: ts.Node[] = [];
  const finished = types.map((node) => {
    if (isNamed(node, "components")) return nameSchemas(node, recursive, aliases);
    return isNamed(node, "WithRequired") ? parseType(WITH_REQUIRED) : node;
  });
  return [...finished, ...aliases];
}

const WITH_REQUIRED = "type WithRequired<T, K extends PropertyKey> = T & { [P in K & keyof T]-?: T[P] };";

function isNamed(node: ts.Node, name: string): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name;
}

function parseType(source: string): ts.Node {
  const [statement] = ts.createSourceFile("type.ts", source, ts.ScriptTarget.Latest).statements;
  if (statement === undefined) throw new Error(`Not a type: ${source}`);
  return statement;
}

/** Turns the type of each of these schemas into a type alias, since only those can be recursive through an array. */
function nameSchemas(components: ts.Node, recursive: ReadonlyMap<string, string>, aliases: ts.Node[]): ts.Node {
  return visitChildren(components, (group) => {
    if (!ts.isPropertySignature(group) || readName(group) !== "schemas") return group;
    return visitChildren(group, (list) =>
      visitChildren(list, (schema) => {
        const alias = ts.isPropertySignature(schema) ? recursive.get(readName(schema)) : undefined;
        if (alias === undefined || !ts.isPropertySignature(schema) || !schema.type) return schema;
        aliases.push(
          factory.createTypeAliasDeclaration(undefined, alias, undefined, useAliases(schema.type, recursive)),
        );
        const reference = factory.createTypeReferenceNode(alias);
        return factory.updatePropertySignature(schema, schema.modifiers, schema.name, schema.questionToken, reference);
      }),
    );
  });
}

/** `components["schemas"]["Json"]` becomes `Json`. */
function useAliases(type: ts.TypeNode, recursive: ReadonlyMap<string, string>): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    const alias = ts.isIndexedAccessTypeNode(node) ? recursive.get(readSchema(node) ?? "") : undefined;
    return alias === undefined ? visitChildren(node, visit) : factory.createTypeReferenceNode(alias);
  };
  return visit(type) as ts.TypeNode;
}

function readSchema({ objectType, indexType }: ts.IndexedAccessTypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(objectType) || readLiteral(objectType.indexType) !== "schemas") return undefined;
  const { objectType: root } = objectType;
  const isComponents =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === "components";
  return isComponents ? readLiteral(indexType) : undefined;
}

function readLiteral(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}

function readName({ name }: ts.PropertySignature): string {
  return ts.isComputedPropertyName(name) ? "" : name.text;
}

function visitChildren<T extends ts.Node>(node: T, visit: (child: ts.Node) => ts.Node): T {
  return ts.visitEachChild(node, visit, undefined);
}
