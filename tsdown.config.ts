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

const config: UserConfigExport = defineConfig([
  {
    ...shared,
    format: { esm: {}, cjs: { plugins: unwrapDefault } },
    dts: false,
    sourcemap: true,
    // The declarations have the documentation, and the source maps have the sources with all comments.
    outputOptions: { comments: { annotation: true, jsdoc: false, legal: true } },
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
]);

export default config;
