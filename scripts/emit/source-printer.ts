import { IndentationText, Project, QuoteKind, type StatementStructures, ts, type WriterFunction } from "ts-morph";
import { stringLiteral } from "../io/index.js";

export type Statement = StatementStructures | WriterFunction | string;

/** Names that a file may import from one module. Only those that it uses are printed. */
export interface Import {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

export function describeSource(source: string): string {
  return `Generated from ${source.replace(/\s+/g, " ")} by \`npm run generate\`. Do not edit.`;
}

function printHeader(source: string): string {
  return `// ${describeSource(source)}\n\n`;
}

export type PrintSource = (statements: readonly Statement[], imports: readonly Import[]) => string;

/** Creates a function that prints a file: a header with its origin, the imports that it uses, and the statements. */
export function createSourcePrinter(source: string): PrintSource {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Double },
  });
  return (statements, imports) => {
    const body = printStatements(project, statements);
    const words = findWords(body);
    const lines = imports.flatMap((each) => printImport(each, words));
    return `${printHeader(source)}${lines.join("")}\n${body.trimEnd()}\n`;
  };
}

function printStatements(project: Project, statements: readonly Statement[]): string {
  // Strings can be printed as they are. Parsing them with ts-morph is slow.
  const texts = statements.filter((statement) => typeof statement === "string");
  if (texts.length === statements.length) return texts.join("\n");
  return project.createSourceFile("printed.ts", { statements: [...statements] }, { overwrite: true }).getFullText();
}

function printImport({ from, values = [], types = [] }: Import, words: ReadonlySet<string>): readonly string[] {
  const isUsed = (name: string) => words.has(name.split(" as ").at(-1) ?? name);
  const [usedValues, usedTypes] = [values.filter(isUsed), types.filter(isUsed)];
  if (usedValues.length > 0) return [printNames("import", [...usedValues, ...usedTypes.map(markType)], from)];
  return usedTypes.length > 0 ? [printNames("import type", usedTypes, from)] : [];
}

function markType(name: string): string {
  return `type ${name}`;
}

function printNames(keyword: string, names: readonly string[], from: string): string {
  return `${keyword} { ${names.join(", ")} } from ${stringLiteral(from)};\n`;
}

/** Finds every identifier and keyword of the source, except in comments and strings. */
function findWords(source: string): ReadonlySet<string> {
  const words = new Set<string>();
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, source);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token >= ts.SyntaxKind.Identifier && token <= ts.SyntaxKind.LastKeyword) words.add(scanner.getTokenText());
  }
  return words;
}
