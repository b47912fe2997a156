import { operationTable } from "./dist/index.js";

/** Limits the size of a bundle of these imports. Each limit is at most 2 % above it, so that growth is a decision. */
const budget = (name, imports, limit, path = "dist/index.js") => ({
  name,
  path,
  import: `{ ${imports.join(", ")} }`,
  limit,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", target: "es2022" }),
});

export default [
  budget("one operation", ["createClient", "resumeInvocation"], "11200 B"),
  budget("all operations as functions", ["createClient", ...operationTable.map(({ name }) => name)], "14450 B"),
  budget("everything bound", ["createAdminClient"], "39100 B"),
  budget("rows of a query", ["createClient", "queryRows"], "14050 B"),
  {
    ...budget("queries with Kysely, without Kysely", ["createKysely"], "4050 B", "dist/kysely.js"),
    ignore: ["kysely", "restate-admin-client"],
  },
  {
    ...budget("the testing kit, without the client", ["createFakeAdminApi"], "14600 B", "dist/testing.js"),
    ignore: ["restate-admin-client"],
  },
];
