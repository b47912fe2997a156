import { resolve } from "node:path";
import { defineConfig, type UserConfig, type UserConfigExport } from "tsdown";

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

/** Publishes one file for each format, which Node loads several times faster than one file for each source. */
const shared: UserConfig = {
  entry: "src/index.ts",
  tsconfig: "tsconfig.build.json",
  target: "es2022",
  platform: "neutral",
  failOnWarn: true,
};

const compact: UserConfig = {
  dts: false,
  sourcemap: true,
  // The declarations have the documentation, and the source maps have the sources with all comments.
  outputOptions: { comments: { annotation: true, jsdoc: false, legal: true } },
};

/**
 * Makes a subpath import this package by its name, so that it shares the classes and the code that the program already has.
 * Otherwise, its bundle would have copies.
 *
 * @param own - The files and folders that only the subpath has.
 */
function importPackage(...own: readonly string[]): UserConfig["plugins"] {
  const files = own.map((path) => resolve(path));
  return {
    name: "import-package",
    resolveId: {
      order: "pre",
      handler: (source, importer) => {
        if (importer === undefined || !source.startsWith(".")) return undefined;
        const path = resolve(importer, "..", source).replace(/[.]js$/, ".ts");
        return files.some((file) => path.startsWith(file)) ? undefined : { id: "restate-admin-client", external: true };
      },
    },
  };
}

const kysely: UserConfig = {
  entry: { kysely: "src/kysely/index.ts" },
  plugins: importPackage("src/kysely", "generated/table-columns.ts"),
  // Keeps the files of the other configurations, which have the same output folder.
  clean: false,
};

const config: UserConfigExport = defineConfig([
  {
    ...shared,
    format: { esm: {}, cjs: { plugins: unwrapDefault } },
    ...compact,
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
  { ...shared, ...compact, ...kysely, format: ["esm", "cjs"] },
  {
    ...shared,
    ...kysely,
    format: "esm",
    dts: { emitDtsOnly: true },
    copy: { from: "dist/kysely.d.ts", rename: "kysely.d.cts" },
  },
]);

export default config;
