import { defineConfig, type UserConfig, type UserConfigExport } from "tsdown";

const FETCH = "openapi-fetch";
const FETCH_WRAPPER = "\0openapi-fetch";

/**
 * Has CommonJS take openapi-fetch's default export. In a package whose own type is "module" the bundler would take all of
 * `module.exports` for that, as Node does; what a module without a package imports goes by `__esModule`.
 */
const unwrapDefault: UserConfig["plugins"] = {
  name: "unwrap-default",
  resolveId: {
    order: "pre",
    handler: (source, importer) => (source === FETCH && importer !== FETCH_WRAPPER ? FETCH_WRAPPER : undefined),
  },
  load: (id) => (id === FETCH_WRAPPER ? `export { default } from "${FETCH}";` : undefined),
};

/** What is published: one file for each format, which Node loads several times as fast as one for each source. */
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
    // The documentation is in the declarations, and the sources with all of their comments in the source maps.
    outputOptions: { comments: { annotation: true, jsdoc: false, legal: true } },
    copy: "generated/openapi.json",
  },
  {
    ...shared,
    // By themselves, since made together with the code they leave a part of it in a file of its own.
    format: "esm",
    dts: { emitDtsOnly: true },
    // Both configurations write to the same folder.
    clean: false,
    // It imports packages only, and so says the same to CommonJS.
    copy: { from: "dist/index.d.ts", rename: "index.d.cts" },
  },
]);

export default config;
