import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig, type UserConfigExport } from "tsdown";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const FETCH = "openapi-fetch";
const FETCH_WRAPPER = "\0openapi-fetch";

/**
 * Makes the CommonJS build import the default export of openapi-fetch, beside named ones. In a package of type "module", the bundler would
 * use all of `module.exports` as the default, as Node does. For a virtual module, which has no package, it respects
 * `__esModule`.
 */
const unwrapDefault: UserConfig["plugins"] = {
  name: "unwrap-default",
  resolveId: {
    order: "pre",
    handler: (source, importer) => (source === FETCH && importer !== FETCH_WRAPPER ? FETCH_WRAPPER : undefined),
  },
  load: (id) =>
    id === FETCH_WRAPPER ? `export { default, serializeArrayParam, serializeObjectParam } from "${FETCH}";` : undefined,
};

const ROOT = "restate-admin-client";
const SCHEMA = "restate-admin-client/schema";

/** The modules whose exports a program imports by a name of the package. */
const NAMES: ReadonlyMap<string, string> = new Map(
  [
    ["src/index.ts", ROOT],
    ["generated/operations.ts", ROOT],
    ["src/schema/index.ts", SCHEMA],
    ["generated/components.ts", SCHEMA],
    ["generated/error-responses.ts", SCHEMA],
    ["generated/schema.ts", SCHEMA],
    ["generated/table-columns.ts", SCHEMA],
    ["generated/tables.ts", SCHEMA],
  ].map(([path = "", name = ""]) => [fileURLToPath(new URL(path, import.meta.url)), name]),
);

/** Makes an entry import the others by their names, so that it has the same classes and types as the user's program. */
const importByName = (...names: readonly string[]): UserConfig["plugins"] => ({
  name: "import-by-name",
  resolveId(source, importer = "") {
    const id = NAMES.get(resolve(dirname(importer), source.replace(/\.js$/, ".ts")));
    return id !== undefined && names.includes(id) && NAMES.get(importer) !== id ? { id, external: true } : undefined;
  },
});

/**
 * Publishes the declarations of CommonJS for ES modules too, so that both have the same types: the compiler can't compare those of
 * two files. Only where a peer comes in do both have a copy, since a peer has types of its own for each, or is for ES modules alone.
 */
const shareDeclarations: UserConfig["plugins"] = {
  name: "share-declarations",
  generateBundle(_, files) {
    for (const bundle of Object.values(files)) {
      if (bundle.type !== "chunk") continue;
      const name = bundle.fileName.replace(/\.d\.ts$/, "");
      this.emitFile({ type: "asset", fileName: `${name}.d.cts`, source: bundle.code });
      const isAlone = bundle.imports.every((from) => from.startsWith(ROOT) || from === FETCH);
      if (isAlone) bundle.code = `export * from "./${name}.cjs";\n`;
    }
  },
};

/** Publishes one file for each format, which Node loads several times faster than one file for each source. */
const shared: UserConfig = {
  entry: "src/index.ts",
  tsconfig: "tsconfig.build.json",
  target: "es2022",
  platform: "neutral",
  // A client is used only by functions of its own version.
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  failOnWarn: true,
};

/** The declarations have the documentation, and the source maps have the sources with all comments. */
const WITHOUT_DOCUMENTATION: UserConfig["outputOptions"] = {
  comments: { annotation: true, jsdoc: false, legal: true },
};

const config: UserConfigExport = defineConfig([
  {
    ...shared,
    format: { esm: {}, cjs: { plugins: unwrapDefault } },
    dts: false,
    sourcemap: true,
    outputOptions: WITHOUT_DOCUMENTATION,
    copy: "generated/openapi.json",
  },
  {
    ...shared,
    // Built separately, because building declarations with the code splits off a part of the code into a second file.
    format: "esm",
    dts: { emitDtsOnly: true },
    plugins: [importByName(SCHEMA), shareDeclarations],
    // Keeps the files of the other configuration, which has the same output folder.
    clean: false,
  },
  ...buildSubpath("schema", []),
  ...buildSubpath("kysely", [ROOT, SCHEMA]),
  ...buildSubpath("testing", [ROOT, SCHEMA]),
  ...buildSubpath("testing/server", [ROOT], {
    platform: "node",
    fixedExtension: false,
    tsconfig: "tsconfig.json",
  }),
]);

/** Builds `restate-admin-client/PATH` from `src/PATH`. It imports `names`. */
function buildSubpath(path: string, names: readonly string[], options: UserConfig = {}): readonly UserConfig[] {
  const name = path.replace("/", "-");
  const subpath: UserConfig = {
    ...shared,
    ...options,
    entry: { [name]: `src/${path}/index.ts` },
    plugins: importByName(...names),
    clean: false,
  };
  return [
    {
      ...subpath,
      format: ["esm", "cjs"],
      dts: false,
      // So that a CommonJS program and the kit load the same SDK, whose services and endpoints only fit each other.
      outputOptions: { ...WITHOUT_DOCUMENTATION, dynamicImportInCjs: false },
    },
    {
      ...subpath,
      format: "esm",
      dts: { emitDtsOnly: true },
      plugins: [subpath.plugins, shareDeclarations],
      // The bundler drops the reference from the sources, which programs need that compile to an older ECMAScript.
      ...(path.startsWith("testing") && { banner: '/// <reference lib="esnext.disposable" />' }),
    },
  ];
}

export default config;
