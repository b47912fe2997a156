import { operationTable } from "./dist/index.js";

/** Returns a limit that grows with the number of operations, so that a release of Restate that adds some needs no decision. */
const grow = (bytes, perOperation) => `${bytes + operationTable.length * perOperation} B`;

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
  // One with an option that older servers lack: any operation may get one.
  budget("one operation", ["createClient", "createDeployment"], "12850 B"),
  budget("all operations as functions", ["createClient", ...operationTable.map(({ name }) => name)], grow(9_455, 135)),
  budget("everything bound", ["createAdminClient"], grow(33_180, 160)),
  budget("rows of a query", ["createClient", "queryRows"], "14050 B"),
  {
    ...budget("queries with Kysely, without Kysely", ["createKysely"], "4050 B", "dist/kysely.js"),
    ignore: ["kysely", "restate-admin-client"],
  },
  {
    ...budget("the testing kit, without the client", ["createFakeAdminApi"], grow(13_120, 40), "dist/testing.js"),
    ignore: ["restate-admin-client"],
  },
];
