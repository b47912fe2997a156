import { readFileSync } from "node:fs";
import * as schema from "./dist/schema.js";

/** The sizes of bundles that `npm run sizes` has written. */
const sizes = JSON.parse(readFileSync(new URL("sizes.json", import.meta.url), "utf8"));

/** By how much a bundle may grow before `npm run sizes` has to say so in a diff. A bump writes the sizes by itself. */
const GROWTH = 1.02;

/** The size of a bundle of these imports, without what is ignored. */
const bundle = (name, imports, path = "dist/index.js", ignore = []) => ({
  ...{ name, path, ignore },
  import: `{ ${imports.join(", ")} }`,
  limit: `${Math.floor((sizes[name] ?? 0) * GROWTH)} B`,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", target: "es2022" }),
});

const OURS = ["restate-admin-client", "restate-admin-client/schema"];

export default [
  bundle("one operation", ["createClient", "resumeInvocation"]),
  bundle("one operation with a version check", ["createClient", "createDeployment"]),
  bundle("all operations as functions", ["createClient", ...schema.operationTable.map(({ name }) => name)]),
  bundle("everything bound", ["createAdminClient"]),
  bundle("rows of a query", ["createClient", "queryRows"]),
  bundle("queries with Kysely, without Kysely", ["createKysely"], "dist/kysely.js", ["kysely", ...OURS]),
  bundle("the testing kit, without the client", ["createFakeAdminApi"], "dist/testing.js", OURS),
];
