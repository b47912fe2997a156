import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { readDocument } from "../document/read-document.js";
import { nameOperationTypes } from "../model/naming.js";
import { readOperations } from "../model/read-operations.js";

/** The rooms of src/ that something is exported from. */
const ROOMS: Readonly<Record<string, string>> = {
  bulk: "Bulk operations",
  call: "Errors and results",
  client: "Client",
  http: "Client",
  invocations: "Invocations",
  sql: "SQL",
  state: "State",
  waiting: "Waiting",
};

/** What stands in the other files, by the file's name. */
const FILES: Readonly<Record<string, string>> = {
  "admin-client": "Client",
  features: "Client",
  "is-admin-response-error": "Errors and results",
};

/**
 * Lists the category of what the package exports: operations by their tag, such as "Invocation", and everything else by the room
 * of src/ that it is from. Types of the schema and of the SQL tables are in none of these.
 *
 * @param root - The folder of the project.
 */
export async function listCategories(root: string): Promise<ReadonlyMap<string, string>> {
  const { content } = await readDocument(join(root, "generated/openapi.json"));
  const operations = readOperations(content).flatMap(({ functionName, tag, bulk }) => {
    const { options } = nameOperationTypes(functionName);
    return [functionName, options, ...(bulk ? [bulk.name] : [])].map((name) => [name, nameTag(tag)] as const);
  });
  return new Map([...operations, ...listHandWritten(root)]);
}

/** `kafka_cluster` is "Kafka cluster". */
function nameTag(tag: string): string {
  const words = tag.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function listHandWritten(root: string): readonly (readonly [name: string, category: string])[] {
  const source = ts.createSourceFile(
    "index.ts",
    readFileSync(join(root, "src/index.ts"), "utf8"),
    ts.ScriptTarget.Latest,
  );
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      return [];
    const specifier = statement.moduleSpecifier;
    const path = specifier && ts.isStringLiteral(specifier) ? specifier.text : "";
    const [, room = "", file = ""] = /^\.\/(?:([a-z]+)\/index|([a-z-]+))\.js$/.exec(path) ?? [];
    const category = ROOMS[room] ?? FILES[file];
    if (category === undefined)
      throw new Error(`src/index.ts exports from ${path}, which has no category in the reference`);
    return statement.exportClause.elements.map(({ name }) => [name.text, category] as const);
  });
}
