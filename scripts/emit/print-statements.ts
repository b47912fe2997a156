import {
  CodeBlockWriter,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  StructureKind,
  Writers,
} from "ts-morph";

/** As much of ts-morph's structure of a function as the generated ones have. */
export interface FunctionStructure {
  readonly kind: StructureKind.Function;
  readonly name: string;
  /** From `toComment`. */
  readonly docs: string;
  readonly parameters: readonly OptionalKind<ParameterDeclarationStructure>[];
  readonly returnType: string;
  readonly statements: readonly string[];
}

/** As much of ts-morph's structure of an interface as the generated ones have. */
export type InterfaceStructure = Pick<InterfaceDeclarationStructure, "name" | "properties" | "methods"> & {
  readonly kind: StructureKind.Interface;
  /** From `toComment`. */
  readonly docs: string;
  readonly extends?: string;
};

export type Statement = FunctionStructure | InterfaceStructure | string;

/**
 * Prints statements. ts-morph prints a function only into a file, which it then parses; that takes longer than everything
 * else here.
 */
export function printStatements(statements: readonly Statement[]): string {
  return statements.map((statement) => `${printStatement(statement)}\n`).join("");
}

function printStatement(statement: Statement): string {
  if (typeof statement === "string") return statement;
  const printed = statement.kind === StructureKind.Function ? printFunction(statement) : printInterface(statement);
  return `\n${printDocs(statement.docs)}\nexport ${printed}\n`;
}

function printDocs(docs: string): string {
  const [first = "", ...lines] = docs.split("\n");
  if (lines.length === 0) return `/** ${first} */`;
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"].join("\n");
}

function printFunction({ name, parameters, returnType, statements }: FunctionStructure): string {
  const list = parameters.map(printParameter).join(", ");
  return [`function ${name}(${list}): ${returnType} {`, ...statements, "}"].join("\n");
}

function printParameter(parameter: OptionalKind<ParameterDeclarationStructure>): string {
  const { name, type, hasQuestionToken = false, isRestParameter = false, initializer } = parameter;
  const declared = `${isRestParameter ? "..." : ""}${name}${hasQuestionToken ? "?" : ""}: ${String(type)}`;
  return initializer === undefined ? declared : `${declared} = ${String(initializer)}`;
}

function printInterface({ name, extends: base, properties, methods }: InterfaceStructure): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  writer.write(`interface ${name} ${base === undefined ? "" : `extends ${base} `}`);
  Writers.objectType({ properties, methods })(writer);
  return writer.toString();
}
