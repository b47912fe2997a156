/**
 * The rooms of src/ and scripts/, as ladders: a file may import from rooms further down, never from one above. What others
 * may import from a room of src/ is its door, index.ts.
 */
const SRC = [
  "^src/(index|admin-client|features|is-admin-response-error)[.]ts$",
  "^generated/bulk/",
  "^src/bulk/",
  "^src/state/",
  "^src/waiting/",
  "^src/invocations/",
  "^src/sql/",
  "^src/operations[.]ts$",
  "^generated/",
  "^src/runtime[.]ts$",
  "^src/call/",
  "^src/client/",
  "^src/http/",
];
/** Rooms beside each other on one rung know nothing of each other. */
const BESIDE = [["^src/bulk/", "^src/state/"]];

const SCRIPTS = [
  "^scripts/bump/",
  "^scripts/docs/",
  "^scripts/generate/",
  "^scripts/emit/",
  "^scripts/types/",
  "^scripts/history/",
  "^scripts/tables/",
  "^scripts/model/",
  "^scripts/document/",
  "^scripts/server/",
  "^scripts/io/",
];

/** A rung takes only the files that none above it has taken. */
const climb = (rungs) =>
  rungs.slice(1).map((rung, index) => ({
    name: "imports-run-downwards",
    comment: "A room imports from rooms further down its ladder, in .dependency-cruiser.mjs; move what both need down.",
    severity: "error",
    from: { path: rung, pathNot: rungs.slice(0, index + 1) },
    to: { path: rungs.slice(0, index + 1) },
  }));

export default {
  forbidden: [
    ...climb(SRC),
    ...climb(SCRIPTS),
    ...BESIDE.map(([left, right]) => ({
      name: "rooms-beside-each-other",
      severity: "error",
      from: { path: left },
      to: { path: right },
    })),
    {
      name: "no-circle",
      severity: "error",
      from: { path: "^(src|scripts)/" },
      to: { circular: true },
    },
    {
      name: "through-the-door",
      comment: "Import from the index.ts of the room, and export there what others need.",
      severity: "error",
      from: { path: "^(src|generated)/([^/]+)" },
      to: { path: "^src/([^/]+)/", pathNot: ["^src/$2/", "^src/[^/]+/index[.]ts$"] },
    },
    {
      name: "src-and-scripts-apart",
      severity: "error",
      from: { path: "^(src|generated)/" },
      to: { path: "^(scripts|test|examples|bench)/" },
    },
    {
      name: "src-and-scripts-apart",
      severity: "error",
      from: { path: "^scripts/" },
      to: { path: "^(src|generated|test|examples|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^(node_modules|dist)/" },
  },
};
