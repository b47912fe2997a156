import Module, { createRequire } from "node:module";
import type { GlobalContext, OpenAPI3, OpenAPITSOptions } from "openapi-typescript";
import { ts } from "ts-morph";

const require: NodeJS.Require = createRequire(import.meta.url);

type Library = typeof import("openapi-typescript");

/** openapi-typescript, by its parts. */
export interface OpenapiTypescript {
  /** Turns a document into types, as `openapiTS(source, options)` does. */
  toNodes(source: string, options: OpenAPITSOptions): readonly ts.Node[];
  /** Prints types, as `astToString(nodes)` does. */
  toText(nodes: readonly ts.Node[]): string;
}

/**
 * Loads openapi-typescript without what makes up most of its loading time: its entry point brings a second
 * @redocly/openapi-core, to bundle and check what is bundled and checked already, and a second TypeScript beside the one
 * that ts-morph brings. So this takes the transformation from behind the entry point and hands it ts-morph's TypeScript.
 * A test compares its output with that of the entry point.
 */
export function loadOpenapiTypescript(): OpenapiTypescript {
  const { transformSchema, scanDiscriminators, resolveRef, astToString } = withSharedTypescript(requireParts);
  return {
    toNodes(source, options) {
      const schema: OpenAPI3 = JSON.parse(source);
      const context: Partial<GlobalContext> = {
        ...options,
        discriminators: scanDiscriminators(schema, options),
        injectFooter: [],
        resolve: (reference) => resolveRef(schema, reference, { silent: true }),
      };
      return transformSchema(schema, context as GlobalContext) as unknown as ts.Node[];
    },
    toText: (nodes) => astToString([...nodes] as never),
  };
}

function requireParts(): Pick<Library, "transformSchema" | "scanDiscriminators" | "resolveRef" | "astToString"> {
  return {
    transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
    ...require("openapi-typescript/dist/lib/utils.cjs"),
    ...require("openapi-typescript/dist/lib/ts.cjs"),
  };
}

/** Gives ts-morph's TypeScript to whatever requires `typescript` meanwhile, and to nothing else. */
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
