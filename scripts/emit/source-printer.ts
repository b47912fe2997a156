import { ts } from "ts-morph";
import { stringLiteral } from "../io/index.js";
import { printStatements, type Statement } from "./print-statements.js";

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
  return (statements, imports) => {
    const body = printStatements(statements);
    const words = findWords(body);
    const lines = imports.flatMap((each) => printImport(each, words));
    return `${printHeader(source)}${lines.join("")}\n${body.trimEnd()}\n`;
  };
}

function printImport({ from, values = [], types = [] }: Import, words: Words): readonly string[] {
  const nameOf = (name: string) => name.split(" as ").at(-1) ?? name;
  const usedValues = values.filter((name) => words.all.has(nameOf(name)));
  const usedTypes = types.filter((name) => words.types.has(nameOf(name)));
  if (usedValues.length > 0) return [printNames("import", [...usedValues, ...usedTypes.map(markType)], from)];
  return usedTypes.length > 0 ? [printNames("import type", usedTypes, from)] : [];
}

function markType(name: string): string {
  return `type ${name}`;
}

function printNames(keyword: string, names: readonly string[], from: string): string {
  return `${keyword} { ${names.join(", ")} } from ${stringLiteral(from)};\n`;
}

interface Words {
  /** Every identifier and keyword, except in comments and strings. */
  readonly all: ReadonlySet<string>;
  /** Those that may be types: a document may call a schema like a parameter. */
  readonly types: ReadonlySet<string>;
}

function findWords(source: string): Words {
  const tokens = scan(source);
  const [all, types] = [new Set<string>(), new Set<string>()];
  const around: string[] = [];
  for (const [index, { text, isWord }] of tokens.entries()) {
    if (/^[{(<[]$/.test(text)) around.push(text);
    if (/^[})>\]]$/.test(text)) around.pop();
    if (!isWord) continue;
    all.add(text);
    const [before = "", after = "", next = ""] = [index - 1, index + 1, index + 2].map((each) => tokens[each]?.text);
    const isKey = after === ":" || (after === "?" && next === ":");
    const isMember = before === "." || before === "?.";
    const isShorthand = around.at(-1) === "{" && /^[{,]$/.test(before) && /^[},]$/.test(after);
    if (!isKey && !isMember && !isShorthand) types.add(text);
  }
  return { all, types };
}

function scan(source: string): readonly { readonly text: string; readonly isWord: boolean }[] {
  const tokens: { text: string; isWord: boolean }[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, source);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isWord = token >= ts.SyntaxKind.Identifier && token <= ts.SyntaxKind.LastKeyword;
    tokens.push({ text: scanner.getTokenText(), isWord });
  }
  return tokens;
}
