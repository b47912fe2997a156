import {
  type GlobalContext,
  type OpenAPI3,
  type OpenAPITSOptions,
  resolveRef,
  transformSchema,
} from "openapi-typescript";
import ts from "typescript";

/**
 * Turns a document without discriminators into types, as `openapiTS(source, options)` does, which would also bundle and
 * lint the document again.
 */
export function transformDocument(source: string, options: OpenAPITSOptions): readonly ts.Node[] {
  const schema: OpenAPI3 = JSON.parse(source);
  const context: Partial<GlobalContext> = {
    ...options,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: (reference) => resolveRef(schema, reference, { silent: true }),
  };
  return transformSchema(schema, context as GlobalContext);
}

/** Creates a function that prints types as `astToString` does, with one printer for the thousands of them. */
export function createNodePrinter(): (nodes: readonly ts.Node[]) => string {
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return (nodes) => nodes.map((node) => `${printer.printNode(ts.EmitHint.Unspecified, node, file)}\n`).join("");
}
