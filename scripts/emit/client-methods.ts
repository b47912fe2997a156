import { readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { type FunctionDeclaration, type ParameterDeclaration, Project, type SourceFile } from "ts-morph";
import { readExportClauses } from "../profile/index.js";
import type { Source } from "./source-printer.js";

/** A file with functions that become methods of the client. */
export interface FunctionFile {
  /** The path from the folder of the generated client. */
  readonly path: string;
  readonly text: string;
  /** The functions that become methods; undefined for all of them. */
  readonly names?: readonly string[];
}

/** Reads the hand-written files that functions.ts exports from by name. */
export function readFunctionFiles(src: string): readonly FunctionFile[] {
  return readExportClauses(join(src, "functions.ts")).flatMap(({ path, names }) => {
    if (names === undefined) return [];
    const own = names.map(({ name }) => name);
    return [{ path: `../src/${relative(src, path)}`, text: readFileSync(path, "utf8"), names: own }];
  });
}

/** Emits the client with a method for each function. A mapped type would lose the type parameters of generic functions. */
export function emitAdminClient(files: readonly FunctionFile[]): Source {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, compilerOptions: {} });
  const modules = new Map([["Client", "./client.js"]]);
  const methods = files.flatMap(({ path, text, names }) => {
    const file = project.createSourceFile(path.replaceAll("..", "up"), text);
    for (const [name, from] of listImportable(file, path)) if (!modules.has(name)) modules.set(name, from);
    const all = file.getFunctions().flatMap((declared) => (declared.isExported() ? (declared.getName() ?? []) : []));
    return (names ?? all).map((name) => printMethod(path, name, file.getFunction(name)));
  });
  const declaration = [
    "/** A client with every operation and every feature as a method. The standalone functions accept it too. */",
    `export interface AdminClient extends Client {\n${methods.join("\n")}\n}`,
  ].join("\n");
  return { statements: [declaration], imports: [...modules].map(([name, from]) => ({ from, types: [name] })) };
}

/** Lists the names that a file has or imports, with the paths to import them by. */
function listImportable(file: SourceFile, path: string): readonly (readonly [name: string, from: string])[] {
  const own = [...file.getInterfaces(), ...file.getTypeAliases(), ...file.getClasses()];
  const resolve = (module: string) => `./${posix.join(posix.dirname(path), module)}`.replace(/^\.\/(?=\.\.)/, "");
  return [
    ...own.map((declared) => [declared.getName() ?? "", resolve(posix.basename(path).replace(/ts$/, "js"))] as const),
    ...file
      .getImportDeclarations()
      .flatMap((each) =>
        each.getNamedImports().map((name) => [name.getName(), resolve(each.getModuleSpecifierValue())] as const),
      ),
  ];
}

/** Matches the start of a call in an example, also over several lines: `getRows<Row>(client, ` or `getRows(\n *   client,\n *   `. */
const CALL = /\b(\w+(?:<.*?>)?)\((\s*\*\s+)?client(?:,(?:\s*\*)?\s*)?(?=\S)/g;

/** Prints the method of a function. In its documentation, `getThing(client, id)` becomes `admin.getThing(id)`. */
function printMethod(path: string, name: string, declared: FunctionDeclaration | undefined): string {
  const signature = declared?.getOverloads()[0] ?? declared;
  const [client, ...parameters] = signature?.getParameters() ?? [];
  if (!signature?.isExported() || client?.getText() !== "client: Client")
    throw new Error(`${path}: ${name} must be an exported function whose first parameter is \`client: Client\``);
  const types = signature.getTypeParameters().map((each) => each.getText());
  const documentation = signature.getJsDocs().map((comment) => comment.getText());
  const result = signature.getReturnTypeNodeOrThrow().getText();
  return [
    ...documentation.map((text) => text.replace(CALL, "admin.$1($2")),
    `${name}${types.length === 0 ? "" : `<${types.join(", ")}>`}(${parameters.map(printParameter).join(", ")}): ${result};`,
  ].join("\n");
}

function printParameter(parameter: ParameterDeclaration): string {
  const optional = parameter.hasInitializer() || parameter.hasQuestionToken() ? "?" : "";
  return `${parameter.isRestParameter() ? "..." : ""}${parameter.getName()}${optional}: ${parameter.getTypeNodeOrThrow().getText()}`;
}
