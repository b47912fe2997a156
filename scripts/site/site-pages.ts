/** The documents of the site, besides the references, by group. */
export const SITE_DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  Guides: [
    "docs/guides/getting-started.md",
    "docs/guides/calls-and-options.md",
    "docs/guides/errors-and-retries.md",
    "docs/guides/sql-and-rows.md",
    "docs/guides/bulk-operations.md",
    "docs/guides/rolling-out.md",
    "docs/guides/waiting-and-deploying.md",
    "docs/guides/state.md",
    "docs/guides/kafka.md",
    "docs/guides/running-a-cluster.md",
    "docs/guides/server-versions.md",
    "docs/guides/restate-cloud.md",
    "docs/guides/testing.md",
    "docs/guides/recipes.md",
    "examples/README.md",
  ],
  Facts: ["docs/support.md", "docs/conformance.md", "bench/RESULTS.md"],
  Maintenance: ["docs/guides/bumping-the-schema.md", "CONTRIBUTING.md", "schemas/README.md"],
};

export const API_REFERENCE = "api/index.html";

/** The links at the top of each page: titles, and paths from the root of the site. */
export const SITE_BAR: readonly (readonly [title: string, path: string])[] = [
  ["restate-admin-client", "index.html"],
  ["Guides", "documents/Getting_started.html"],
  ["Admin API", API_REFERENCE],
  ["Package", "modules/restate-admin-client.html"],
  ["Versions and runtimes", "documents/Versions_and_runtimes.html"],
  ["Conformance", "documents/Conformance.html"],
  ["Corrections", "documents/Corrections.html"],
];
