import * as client from "./dist/index.js";

const operations = client.operationTable.length;
const columns = Object.entries(client)
  .filter(([name]) => name.endsWith("_COLUMNS"))
  .reduce((sum, [, names]) => sum + names.length, 0);

/**
 * Limits the size of a bundle of these imports. Each limit is at most 2 % above it, so that growth is a decision. A
 * release of Restate that only adds operations or columns raises the limits by what each of those may take.
 */
const budget = (name, imports, { base, operation = 0, column = 0 }, path = "dist/index.js") => ({
  name,
  path,
  import: `{ ${imports.join(", ")} }`,
  limit: `${base + operations * operation + columns * column} B`,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", target: "es2022" }),
});

export default [
  budget("one operation", ["createClient", "resumeInvocation"], { base: 11_200 }),
  budget("all operations as functions", ["createClient", ...client.operationTable.map(({ name }) => name)], {
    base: 12_230,
    operation: 60,
  }),
  budget("everything bound", ["createAdminClient"], { base: 35_400, operation: 100 }),
  budget("rows of a query", ["createClient", "queryRows"], { base: 14_050 }),
  {
    ...budget("queries with Kysely, without Kysely", ["createKysely"], { base: 2_364, column: 6 }, "dist/kysely.js"),
    ignore: ["kysely", "restate-admin-client"],
  },
  {
    ...budget(
      "the testing kit, without the client",
      ["createFakeAdminApi"],
      { base: 9_954, operation: 80, column: 6 },
      "dist/testing.js",
    ),
    ignore: ["restate-admin-client"],
  },
];
