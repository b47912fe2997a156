import { Project, type StatementStructures, ts } from "ts-morph";
import { groupBy, toLiteral } from "../io/index.js";

export type Statement = StatementStructures | string;

/** Names that a file may import from one module. */
export interface Import {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

export interface Source {
  readonly statements: readonly Statement[];
  /** The printer leaves out the unused names. */
  readonly imports?: readonly Import[];
}

export function describeOrigin(title: string): string {
  return `Generated from ${title.replace(/\s+/g, " ")} by \`npm run generate\`. Do not edit.`;
}

export function printHeader(title: string): string {
  return `// ${describeOrigin(title)}\n\n`;
}

/** Creates a function that prints a file: a header with the title of the document, the imports that it uses, and the statements. */
export function createSourcePrinter(title: string): (source: Source) => string {
  // Nothing is checked here, so no file of the compiler's library is needed.
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true },
  });
  return ({ statements, imports = [] }) => {
    const file = project.createSourceFile("source.ts", { statements: statements.map((each) => each || "\n") });
    const found = readNodes(file.compilerNode);
    const lines = imports.flatMap((each) => printImport(each, found));
    const text = `${printHeader(title)}${lines.join("")}\n${hoistStrings(file.compilerNode, found.long)}`;
    project.removeSourceFile(file);
    return text;
  };
}

interface FoundNodes {
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly long: readonly ts.Node[];
}

function readNodes(file: ts.SourceFile): FoundNodes {
  const [values, types] = [new Set<string>(), new Set<string>()];
  const long: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) types.add(node.typeName.getText(file));
    if (ts.isExpressionWithTypeArguments(node)) types.add(node.expression.getText(file));
    if (ts.isIdentifier(node) && ts.isExpression(node)) values.add(node.text);
    if (ts.isStringLiteral(node) && isValue(node) && node.getWidth(file) > LONG_STRING) long.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { values, types, long };
}

function isValue(node: ts.StringLiteral): boolean {
  const { parent } = node;
  return ts.isArrayLiteralExpression(parent) || (ts.isPropertyAssignment(parent) && parent.initializer === node);
}

function printImport({ from, values = [], types = [] }: Import, used: FoundNodes): readonly string[] {
  const isUsed = (names: ReadonlySet<string>) => (name: string) => names.has(name.split(" as ").at(-1) ?? name);
  const [usedValues, usedTypes] = [values.filter(isUsed(used.values)), types.filter(isUsed(used.types))];
  if (usedValues.length + usedTypes.length === 0) return [];
  const names = usedValues.length === 0 ? usedTypes : [...usedValues, ...usedTypes.map((name) => `type ${name}`)];
  const keyword = usedValues.length === 0 ? "import type" : "import";
  return [`${keyword} { ${names.join(", ")} } from ${toLiteral(from)};\n`];
}

/** In characters, with its quotes. */
const LONG_STRING = 100;

/** Returns the text of a file with one declaration for each long string that is repeated. */
function hoistStrings(file: ts.SourceFile, long: readonly ts.Node[]): string {
  const found = groupBy(long, (node) => node.getText(file));
  const repeated = [...found].filter(([, nodes]) => nodes.length > 1);
  const declared = repeated.map(([text], index) => `const $text${index + 1} = ${text};\n`);
  const uses = repeated.flatMap(([, nodes], index) => nodes.map((node) => ({ node, name: `$text${index + 1}` })));
  const whole = uses
    .sort((left, right) => right.node.pos - left.node.pos)
    .reduce((text, { node, name }) => text.slice(0, node.getStart(file)) + name + text.slice(node.end), file.text);
  return [...declared, whole].join("");
}
