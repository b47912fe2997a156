import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { readDocument } from "../openapi/document/index.js";
import { readAdminOperations } from "../restate/operations/index.js";

/** The category of each room of src/ that has exports. */
const ROOMS: Readonly<Record<string, string>> = {
  bulk: "Bulk operations",
  call: "Errors and results",
  client: "Client",
  deployments: "Deployment",
  errors: "Errors and results",
  http: "Client",
  invocations: "Invocations",
  sql: "SQL",
  state: "State",
  waiting: "Waiting",
};

/** The category of other files, by name. */
const FILES: Readonly<Record<string, string>> = {
  "admin-client": "Client",
  features: "Client",
  "is-admin-response-error": "Errors and results",
};

/**
 * Lists the category of each export of the package: operations by tag, such as "Invocation", and everything else by its
 * room in src/.
 *
 * @param root - The folder of the project.
 */
export async function listCategories(root: string): Promise<ReadonlyMap<string, string>> {
  const { content } = await readDocument(join(root, "generated/openapi.json"));
  const operations = readAdminOperations(content).flatMap(({ functionName, optionsType, tag, bulk }) => {
    return [functionName, optionsType, ...(bulk ? [bulk.name] : [])].map((name) => [name, nameTag(tag)] as const);
  });
  return new Map([...operations, ...listHandWritten(root)]);
}

/** `kafka_cluster` becomes "Kafka cluster". */
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
    const [, room = "", file = ""] = /^\.\/(?:([a-z]+)\/[a-z-]+|([a-z-]+))\.js$/.exec(path) ?? [];
    const category = ROOMS[room] ?? FILES[file];
    if (category === undefined)
      throw new Error(`src/index.ts exports from ${path}, which has no category in the reference`);
    return statement.exportClause.elements.map(({ name }) => [name.text, category] as const);
  });
}
