import { readFileSync } from "node:fs";
import ts from "typescript";

export interface Documented {
  readonly since: string | undefined;
  readonly goneIn: string | undefined;
}

export interface Declaration extends Documented {
  readonly fields: ReadonlyMap<string, Field>;
}

interface Field extends Documented {
  readonly isOptional: boolean;
  readonly type: ts.TypeNode;
}

export function readInterfaces(): ReadonlyMap<string, Declaration> {
  const text = readFileSync(new URL("../../generated/tables.ts", import.meta.url), "utf8");
  const file = ts.createSourceFile("tables.ts", text, ts.ScriptTarget.Latest, true);
  return new Map(
    file.statements.filter(ts.isInterfaceDeclaration).map((node) => {
      const [, table = ""] = /SQL table `(\w+)`/.exec(node.getFullText()) ?? [];
      return [table, { ...readComment(node), fields: readFields(node) }];
    }),
  );
}

function readFields(node: ts.InterfaceDeclaration): ReadonlyMap<string, Field> {
  return new Map(
    node.members.filter(ts.isPropertySignature).flatMap((member) => {
      const { name, type, questionToken } = member;
      const isOptional = questionToken !== undefined;
      return type ? [[name.getText(), { ...readComment(member), isOptional, type }] as const] : [];
    }),
  );
}

function readComment(node: ts.Node): Documented {
  const comment = node.getFullText().slice(0, node.getLeadingTriviaWidth());
  const [, since] = /@since Restate (\S+)/.exec(comment) ?? [];
  const [, goneIn] = /Restate (\S+) and later versions do not have this/.exec(comment) ?? [];
  return { since, goneIn };
}

/** Whether a value of the server has a type. A type that generated/tables.ts does not use is an error. */
export function fits(value: unknown, type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.some((part) => fits(value, part));
  if (ts.isParenthesizedTypeNode(type)) return fits(value, type.type);
  if (ts.isTypeOperatorNode(type)) return fits(value, type.type);
  if (ts.isTypeReferenceNode(type)) return fits(value, findAlias(type));
  if (ts.isArrayTypeNode(type)) return Array.isArray(value) && value.every((item) => fits(item, type.elementType));
  if (ts.isLiteralTypeNode(type)) {
    return ts.isStringLiteral(type.literal) ? value === type.literal.text : value === null;
  }
  switch (type.getText()) {
    case "string":
    case "string & {}":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "bigint":
      return typeof value === "bigint" && !Number.isSafeInteger(Number(value));
    case "boolean":
      return typeof value === "boolean";
  }
  throw new Error(`read-interfaces.ts cannot check a value against the type ${type.getText()}`);
}

function findAlias(reference: ts.TypeReferenceNode): ts.TypeNode {
  const name = reference.getText();
  const aliases = reference.getSourceFile().statements.filter(ts.isTypeAliasDeclaration);
  const alias = aliases.find((statement) => statement.name.text === name);
  if (alias === undefined) throw new Error(`generated/tables.ts declares no type ${name}`);
  return alias.type;
}
