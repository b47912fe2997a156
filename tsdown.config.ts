import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig, type UserConfigExport } from "tsdown";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const FETCH = "openapi-fetch";
const FETCH_WRAPPER = "\0openapi-fetch";

/**
 * Makes the CommonJS build import the default export of openapi-fetch. In a package of type "module", the bundler would
 * use all of `module.exports` as the default, as Node does. For a virtual module, which has no package, it respects
 * `__esModule`.
 */
const unwrapDefault: UserConfig["plugins"] = {
  name: "unwrap-default",
  resolveId: {
    order: "pre",
    handler: (source, importer) => (source === FETCH && importer !== FETCH_WRAPPER ? FETCH_WRAPPER : undefined),
  },
  load: (id) => (id === FETCH_WRAPPER ? `export { default } from "${FETCH}";` : undefined),
};

/** The modules whose exports the package has under its own name. */
const MAIN: readonly string[] = [
  "src/index.ts",
  "generated/index.ts",
  "generated/schema.ts",
  "generated/tables.ts",
].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Makes a subpath import the package by its name, so that it has the same classes and types as the user's program. */
const importMain: UserConfig["plugins"] = {
  name: "import-main",
  resolveId(source, importer = "") {
    const path = resolve(dirname(importer), source.replace(/\.js$/, ".ts"));
    return MAIN.includes(path) && !MAIN.includes(importer) ? { id: "restate-admin-client", external: true } : undefined;
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
    // Keeps the files of the other configuration, which has the same output folder.
    clean: false,
    // The declarations import only packages, so the same text works for CommonJS.
    copy: { from: "dist/index.d.ts", rename: "index.d.cts" },
  },
  ...buildSubpath("kysely"),
  ...buildSubpath("testing"),
  ...buildSubpath("testing/server", { platform: "node", fixedExtension: false, tsconfig: "tsconfig.json" }),
]);

/** Builds `restate-admin-client/PATH` from `src/PATH`. */
function buildSubpath(path: string, options: UserConfig = {}): readonly UserConfig[] {
  const name = path.replace("/", "-");
  const subpath: UserConfig = {
    ...shared,
    ...options,
    entry: { [name]: `src/${path}/index.ts` },
    plugins: importMain,
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
      // The bundler drops the reference from the sources, which programs need that compile to an older ECMAScript.
      ...(path.startsWith("testing") && { banner: '/// <reference lib="esnext.disposable" />' }),
      copy: { from: `dist/${name}.d.ts`, rename: `${name}.d.cts` },
    },
  ];
}

export default config;
