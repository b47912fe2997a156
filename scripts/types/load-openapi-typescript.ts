import Module, { createRequire } from "node:module";
import type { GlobalContext, OpenAPI3, OpenAPITSOptions } from "openapi-typescript";
import { ts } from "ts-morph";

const require: NodeJS.Require = createRequire(import.meta.url);

type Library = typeof import("openapi-typescript");

/** The two parts of openapi-typescript. */
export interface OpenapiTypescript {
  /** Turns a document without discriminators into types, as `openapiTS(source, options)` does. */
  toNodes(source: string, options: OpenAPITSOptions): readonly ts.Node[];
  /** Prints types, as `astToString(nodes)` does. */
  toText(nodes: readonly ts.Node[]): string;
}

/**
 * Loads openapi-typescript without its entry point, which spends most of its time loading a second
 * @redocly/openapi-core, to bundle and check a document that already is, and a second TypeScript besides ts-morph's.
 * This loads the transformation directly and gives it ts-morph's TypeScript. A test compares its output with that of
 * the entry point.
 */
export function loadOpenapiTypescript(): OpenapiTypescript {
  const { transformSchema, resolveRef } = withSharedTypescript(requireParts);
  // The library creates a file and a printer for each call, and there are thousands.
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return {
    toNodes(source, options) {
      const schema: OpenAPI3 = JSON.parse(source);
      const context: Partial<GlobalContext> = {
        ...options,
        discriminators: { objects: {}, refsHandled: [] },
        injectFooter: [],
        resolve: (reference) => resolveRef(schema, reference, { silent: true }),
      };
      return transformSchema(schema, context as GlobalContext) as unknown as ts.Node[];
    },
    toText: (nodes) => nodes.map((node) => `${printer.printNode(ts.EmitHint.Unspecified, node, file)}\n`).join(""),
  };
}

function requireParts(): Pick<Library, "transformSchema" | "resolveRef"> {
  return {
    transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
    ...require("openapi-typescript/dist/lib/utils.cjs"),
  };
}

/** Replaces `typescript` by ts-morph's copy while `load` runs. */
function withSharedTypescript<T>(load: () => T): T {
  const path = require.resolve("typescript");
  const own = require.cache[path];
  require.cache[path] = Object.assign(new Module(path), { exports: ts, loaded: true });
  try {
    return load();
  } finally {
    if (own) require.cache[path] = own;
    else delete require.cache[path];
  }
}
