import ts from "typescript";
import { METHODS } from "../read/index.js";
import { readName } from "./name-schemas.js";

type MemberChange = (member: ts.PropertySignature) => ts.PropertySignature;

/**
 * Shortens openapi-typescript's `paths` and `operations` to the parts that openapi-fetch needs: without members such as
 * `put?: never`, and without the comments on operations, parameters and responses, which the functions have.
 */
export function shortenTypes(nodes: readonly ts.Node[]): readonly ts.Node[] {
  return nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node)) return node;
    if (node.name.text === "paths") return changeInterface(node, shortenPathItem);
    return node.name.text === "operations" ? changeInterface(node, shortenOperation) : node;
  });
}

/**
 * Marks types without comments so that they are printed on one line. The formatter breaks long ones.
 *
 * @returns whether the node or anything in it has a comment.
 */
export function joinLines(node: ts.Node): boolean {
  let hasComments = (ts.getSyntheticLeadingComments(node) ?? []).length > 0;
  ts.forEachChild(node, (child) => {
    hasComments = joinLines(child) || hasComments;
  });
  if (ts.isTypeLiteralNode(node) && !hasComments) ts.setEmitFlags(node, ts.EmitFlags.SingleLine);
  return hasComments;
}

/** Shortens the members of a path, and drops its parameters, which each operation repeats. */
function shortenPathItem(item: ts.PropertySignature): ts.PropertySignature {
  const methods = (member: ts.PropertySignature) =>
    METHODS.some((method) => method === readName(member)) && !isAbsent(member);
  return changeMembers(item, shortenOperation, methods);
}

function shortenOperation(operation: ts.PropertySignature): ts.PropertySignature {
  return changeMembers(operation, (member) => {
    // Every parameter of a group, such as `query`, stays: a parameter without valid values has the type `never`, too.
    const keepAll = (group: ts.PropertySignature) => changeMembers(group, dropComment, () => true);
    if (readName(member) === "parameters") return changeMembers(member, keepAll);
    return readName(member) === "responses" ? changeMembers(member) : member;
  });
}

function changeInterface(node: ts.InterfaceDeclaration, change: MemberChange): ts.InterfaceDeclaration {
  const { modifiers, name, typeParameters, heritageClauses, members } = node;
  const changed = members.map((member) => (ts.isPropertySignature(member) ? change(member) : member));
  return ts.factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, changed);
}

/** Returns a property without its comment, and with the members of its type changed. */
function changeMembers(
  property: ts.PropertySignature,
  change: MemberChange = dropComment,
  isKept: (member: ts.PropertySignature) => boolean = (member) => !isAbsent(member),
): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = dropComment(property);
  if (!type || !ts.isTypeLiteralNode(type)) return property;
  const members = type.members.flatMap((member) => {
    if (!ts.isPropertySignature(member)) return [member];
    return isKept(member) ? [change(member)] : [];
  });
  const changed = members.length === 0 ? createEmptyType() : ts.factory.createTypeLiteralNode(members);
  return ts.factory.createPropertySignature(modifiers, name, questionToken, changed);
}

/** Creates `Record<string, never>`: `{}` would accept anything. */
function createEmptyType(): ts.TypeNode {
  const { createKeywordTypeNode, createTypeReferenceNode } = ts.factory;
  const string = createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  return createTypeReferenceNode("Record", [string, createKeywordTypeNode(ts.SyntaxKind.NeverKeyword)]);
}

function dropComment(member: ts.PropertySignature): ts.PropertySignature {
  return ts.setSyntheticLeadingComments(member, undefined);
}

function isAbsent({ questionToken, type }: ts.PropertySignature): boolean {
  return questionToken !== undefined && type?.kind === ts.SyntaxKind.NeverKeyword;
}
