import Module, { createRequire } from "node:module";
import type { GlobalContext, OpenAPI3, OpenAPITSOptions } from "openapi-typescript";
import { ts } from "ts-morph";

const require: NodeJS.Require = createRequire(import.meta.url);

type Library = typeof import("openapi-typescript");

/** What `astToString(finish(await openapiTS(source, options)))` gives. */
export type PrintTypes = (source: string, options: OpenAPITSOptions, finish?: Finish) => string;
type Finish = (types: readonly ts.Node[]) => readonly ts.Node[];

/**
 * Loads openapi-typescript without what makes up most of its loading time: its entry point brings a second
 * @redocly/openapi-core, to bundle and check what is bundled and checked already, and a second TypeScript beside the one
 * that ts-morph brings. So this takes the transformation from behind the entry point and hands it ts-morph's TypeScript.
 * A test holds what it prints against what the entry point prints.
 */
export function loadOpenapiTypescript(): PrintTypes {
  const { transformSchema, scanDiscriminators, resolveRef, astToString } = withSharedTypescript(requireParts);
  return (source, options, finish = (types) => types) => {
    const schema: OpenAPI3 = JSON.parse(source);
    const context: Partial<GlobalContext> = {
      ...options,
      discriminators: scanDiscriminators(schema, options),
      injectFooter: [],
      resolve: (reference) => resolveRef(schema, reference, { silent: true }),
    };
    const types = transformSchema(schema, context as GlobalContext) as unknown as ts.Node[];
    return astToString([...finish(types)] as never);
  };
}

function requireParts(): Pick<Library, "transformSchema" | "scanDiscriminators" | "resolveRef" | "astToString"> {
  return {
    transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
    ...require("openapi-typescript/dist/lib/utils.cjs"),
    ...require("openapi-typescript/dist/lib/ts.cjs"),
  };
}

/** Whatever is required meanwhile gets ts-morph's TypeScript for `typescript`; nothing else ever does. */
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
