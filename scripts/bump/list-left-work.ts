import type { VersionChanges } from "../history/index.js";
import type { Table } from "../tables/index.js";

export interface NewClient {
  readonly tables: readonly Table[];
  readonly changes: VersionChanges | undefined;
}

/** Lists what only a person can add to a new version. Nothing fails without it, so a release need not wait. */
export function listLeftWork(version: string, { tables, changes }: NewClient): readonly string[] {
  const operations = (changes?.added ?? []).filter(({ place }) => place === "operation");
  const columns = tables.flatMap(({ name, lifetime, columns }) =>
    lifetime.since === version
      ? [name]
      : columns.filter((column) => column.lifetime.since === version).map((column) => `${name}.${column.name}`),
  );
  return [
    ...describe(
      operations.map(({ request }) => request),
      "exchanges in `test/conformance/exchanges`, a test in `test/live`, and their page in `schemas/overlays/documentation-links.yaml`",
    ),
    ...describe(columns, "words in `schemas/tables/corrections.yaml`, and rows in `test/live/table-scenario.ts`"),
  ];
}

function describe(names: readonly string[], work: string): readonly string[] {
  return names.length === 0 ? [] : [`${names.map((name) => `\`${name}\``).join(", ")}: ${work}`];
}
