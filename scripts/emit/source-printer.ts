import { IndentationText, Project, QuoteKind, type StatementStructures, ts, type WriterFunction } from "ts-morph";
import { stringLiteral } from "../io/escape-text.js";

export type Statement = StatementStructures | WriterFunction | string;

/** Names that a file imports from one module: those of them that it uses. */
export interface Import {
  readonly from: string;
  readonly names: readonly string[];
  readonly typeOnly: boolean;
}

export function describeSource(source: string): string {
  return `Generated from ${source.replace(/\s+/g, " ")} by \`npm run generate\`. Do not edit.`;
}

function printHeader(source: string): string {
  return `// ${describeSource(source)}\n`;
}

export type PrintSource = (statements: readonly Statement[], imports: readonly Import[]) => string;

/** Prints statements as source: a header that names where it comes from, the imports that it uses, the statements. */
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
  // What is text already need not be parsed, which is what takes ts-morph its time.
  const texts = statements.filter((statement) => typeof statement === "string");
  if (texts.length === statements.length) return texts.join("\n");
  return project.createSourceFile("printed.ts", { statements: [...statements] }, { overwrite: true }).getFullText();
}

function printImport({ from, names, typeOnly }: Import, words: ReadonlySet<string>): readonly string[] {
  const used = names.filter((name) => words.has(localName(name)));
  if (used.length === 0) return [];
  const keyword = typeOnly ? "import type" : "import";
  const list =
    used.join(", ").length > 80 ? `\n${used.map((name) => `  ${name},\n`).join("")}` : ` ${used.join(", ")} `;
  return [`${keyword} {${list}} from ${stringLiteral(from)};\n`];
}

/** Every identifier and keyword of the source; what stands in its comments and strings is none. */
function findWords(source: string): ReadonlySet<string> {
  const words = new Set<string>();
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, source);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token >= ts.SyntaxKind.Identifier && token <= ts.SyntaxKind.LastKeyword) words.add(scanner.getTokenText());
  }
  return words;
}

function localName(name: string): string {
  return name.split(" as ")[1] ?? name.replace(/^type /, "");
}
