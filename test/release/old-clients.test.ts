import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { CLIENT_IMPORT, compileConsumers, type Failure } from "../../scripts/bump/compile-consumers.js";
import { BREAKING } from "../../scripts/bump/describe-changes.js";
import { printConsumer } from "../../scripts/bump/print-consumer.js";
import { findSchemas } from "../../scripts/document/find-schemas.js";
import { readApi } from "../../scripts/generate/read-api.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Code that uses all of the client for one version, by the first version that has this API; oldest first. */
const consumers = new Map<string, string>();

beforeAll(async () => {
  const schemas = await findSchemas(join(root, "schemas/openapi"));
  for (const schema of [...schemas].sort((left, right) => semver.compare(versionOf(left), versionOf(right)))) {
    const text = printConsumer(await readApi(root, { schema }), CLIENT_IMPORT);
    if ([...consumers.values()].at(-1) !== text) consumers.set(versionOf(schema), text);
  }
});

function versionOf(schema: string): string {
  return basename(schema, ".json");
}

describe("code written for an older client", () => {
  let failures: readonly Failure[];

  beforeAll(() => {
    failures = compileConsumers(root, undefined, consumers).failures;
  });

  it("compiles with the current client, except where the changelog says that it breaks", () => {
    const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8").split("\n");
    const breaking = changelog.filter((line) => line.startsWith("- ") && line.includes(BREAKING)).join("\n");
    const isTold = ({ use }: Failure) =>
      use !== undefined && [`\`${use.name}\``, `\`${use.name}()\``].some((name) => breaking.includes(name));
    expect(consumers.size).toBeGreaterThan(2);
    expect(failures.filter((failure) => !isTold(failure))).toEqual([]);
  });

  it("compiles without exceptions if it was written for the current client", () => {
    const newest = [...consumers.keys()].at(-1);
    expect(failures.filter(({ consumer }) => consumer === newest)).toEqual([]);
  });

  it("is expected to break where a type was renamed", () => {
    const [oldest] = consumers.keys();
    expect(failures.map(({ consumer, use }) => `${consumer} ${use?.kind} ${use?.name}`)).toContain(
      `${oldest} type Info`,
    );
  });
});

describe("code that uses the whole client", () => {
  /** What a client has whatever it is generated from. */
  const ALWAYS = [
    ...["AdminBulkOperations", "AdminOperations", "Client", "ErrorResponses", "bindBulkOperations", "bindOperations"],
    ...["createGuard", "operationTable", "readServerVersion", "schemaHistory"],
    // What the subpaths use.
    ...["OperationSample", "TableRows", "WireTypes", "operationSamples", "rowSamples", "schemaSamples", "tableColumns"],
  ];

  it("names everything that generated/ exports", () => {
    const text = [...consumers.values()].at(-1) ?? "";
    const used = new Set([...text.matchAll(/\brestate\.([\w$]+)/g)].map(([, name]) => name));
    const exported = listGeneratedFiles().flatMap(listExports);
    expect(exported.length).toBeGreaterThan(100);
    expect(exported.filter((name) => !used.has(name) && !ALWAYS.includes(name))).toEqual([]);
  });

  /** All but what openapi-typescript printed, of which only three types are exported: the ones that everything refers to. */
  function listGeneratedFiles(): readonly string[] {
    return ts.sys.readDirectory(join(root, "generated"), [".ts"]).filter((path) => basename(path) !== "schema.ts");
  }

  /** What stands behind `export` in a file, but for what it takes from others. */
  function listExports(path: string): readonly string[] {
    const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
    return file.statements.filter(isExported).flatMap((statement) => {
      if (ts.isVariableStatement(statement)) {
        return statement.declarationList.declarations.map(({ name }) => (ts.isIdentifier(name) ? name.text : ""));
      }
      const isNamed =
        ts.isFunctionDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement);
      return isNamed ? [statement.name?.text ?? ""] : [];
    });
  }

  function isExported(statement: ts.Statement): boolean {
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    return (modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  }
});
