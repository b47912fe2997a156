/**
 * The rooms of src/ and scripts/, as ladders: a file may import from rooms below its own, never from rooms above, and
 * from another room only through its door, index.ts.
 */
const SRC = [
  "^src/kysely/",
  "^src/testing/",
  "^src/schema/",
  "^src/(index|admin-client|functions|is-admin-response-error)[.]ts$",
  "^generated/admin-client[.]ts$",
  "^src/deployments/",
  "^generated/bulk[.]ts$",
  "^src/bulk/",
  "^src/state/",
  "^src/subscriptions/",
  "^src/waiting/",
  "^src/invocations/",
  "^src/sql/",
  "^src/operations[.]ts$",
  "^generated/",
  "^src/runtime[.]ts$",
  "^src/call/",
  "^src/client/",
  "^src/errors/",
  "^src/http/",
];

const SCRIPTS = [
  "^scripts/release/",
  "^scripts/generate(-arguments)?[.]",
  "^scripts/emit/",
  "^scripts/samples/",
  "^scripts/tables/",
  "^scripts/types/",
  "^scripts/model/",
  "^scripts/history/",
  "^scripts/lint[.]ts$",
  "^scripts/read/",
  "^scripts/profile/",
  "^scripts/server/",
  "^scripts/io/",
];

/** What starts a server. It imports nothing of the client, which a bump may have broken. */
const STARTS_A_SERVER = "^src/testing/server/(claim-ports|find-server|run-supervised|settings)[.]ts$";

/** Creates the rules of a ladder. A file belongs to the first rung that matches it. */
const climb = (rungs) =>
  rungs.slice(1).map((rung, index) => ({
    name: "imports-run-downwards",
    comment:
      "A room may import only from rooms below it on its ladder, in .dependency-cruiser.mjs; move shared code down.",
    severity: "error",
    from: { path: rung, pathNot: rungs.slice(0, index + 1) },
    to: { path: rungs.slice(0, index + 1) },
  }));

export default {
  forbidden: [
    ...climb(SRC),
    ...climb(SCRIPTS),
    {
      name: "no-circle",
      severity: "error",
      from: { path: "^(src|scripts|generated)/" },
      to: { circular: true },
    },
    {
      name: "through-the-door",
      comment: "Import from the room's index.ts, and export there what others need.",
      severity: "error",
      // A door has what other rooms need; these list what is public, file by file.
      from: { path: "^(src|generated)/([^/]+)", pathNot: "^(src/(index|functions)|generated/admin-client)[.]ts$" },
      to: { path: "^src/[^/]+/", pathNot: ["^$1/$2/", "^src/[^/]+/index[.]ts$"] },
    },
    {
      name: "through-the-door",
      severity: "error",
      from: { path: "^scripts/([^/]+)" },
      to: { path: "^scripts/[^/]+/", pathNot: ["^scripts/$1/", "/index[.]ts$"] },
    },
    {
      name: "src-and-scripts-apart",
      severity: "error",
      from: { path: "^(src|generated)/" },
      to: { path: "^(scripts|test|examples|bench)/" },
    },
    {
      name: "src-and-scripts-apart",
      comment: "The one exception is what starts a server, for whoever needs one.",
      severity: "error",
      from: { path: "^scripts/" },
      to: { path: "^(src|generated|test|examples|bench)/", pathNot: STARTS_A_SERVER },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^(node_modules|dist)/" },
  },
};
