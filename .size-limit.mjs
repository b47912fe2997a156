import * as schema from "./dist/schema.js";

const operations = schema.operationTable.length;
const columns = Object.values(schema.tableColumns).reduce((sum, { all }) => sum + all.length, 0);

/** Media types that need code of their own: events, forms, files. JSON is taken where there is a choice. */
const isJson = (type) => /[/+]json$/.test(type);
const formats = new Set(
  schema.operationTable
    .flatMap(({ body, successes }) => [...successes.map(({ mediaTypes }) => mediaTypes), body ? [body.mediaType] : []])
    .filter((mediaTypes) => !mediaTypes.some(isJson))
    .flat(),
).size;

/**
 * Limits the size of a bundle of these imports. Each limit is at most 2 % above it, so that growth is a decision. A
 * release of Restate that only adds operations, columns or formats raises the limits by what each of those may take.
 */
const budget = (name, imports, { base, operation = 0, column = 0, format = 0 } = {}, path = "dist/index.js") => ({
  name,
  path,
  import: `{ ${imports.join(", ")} }`,
  ...(base !== undefined && { limit: `${base + operations * operation + columns * column + formats * format} B` }),
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", target: "es2022" }),
});

export default [
  // Any operation may get an option that older servers lack, and with it the check of the version: no limit.
  budget("one operation", ["createClient", "resumeInvocation"]),
  budget("one operation with a version check", ["createClient", "createDeployment"], { base: 13_000 }),
  budget("all operations as functions", ["createClient", ...schema.operationTable.map(({ name }) => name)], {
    base: 9_670,
    operation: 135,
    format: 600,
  }),
  budget("everything bound", ["createAdminClient"], { base: 35_500, operation: 160, format: 600 }),
  budget("rows of a query", ["createClient", "queryRows"]),
  {
    ...budget("queries with Kysely, without Kysely", ["createKysely"], { base: 1_480, column: 6 }, "dist/kysely.js"),
    ignore: ["kysely", "restate-admin-client", "restate-admin-client/schema"],
  },
  {
    ...budget(
      "the testing kit, without the client",
      ["createFakeAdminApi"],
      { base: 2_420, operation: 40, column: 6 },
      "dist/testing.js",
    ),
    ignore: ["restate-admin-client", "restate-admin-client/schema"],
  },
];
