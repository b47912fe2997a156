import type { VersionChanges } from "../history/index.js";
import { SERVER_ALIAS } from "../restate.js";
import type { Table } from "../tables/index.js";
import { describeTypeErrors } from "./describe-type-errors.js";
import { findVersionMentions } from "./find-version-mentions.js";
import { readManifest } from "./read-manifest.js";
import { CONFORMANCE_REPORT, WRITE_CONFORMANCE } from "./run-tests.js";
import { nameServerAlias } from "./update-server.js";

export interface Bumped {
  readonly version: string;
  /** The version before. */
  readonly newest: string;
  readonly client: NewClient;
  /** Compile errors of the project. */
  readonly typeErrors: readonly string[];
  /** Whether the tests of the project run against the server of this version. */
  readonly hasServer: boolean;
  /** Whether the tests ran, and so wrote the conformance report. */
  readonly isTested: boolean;
}

interface NewClient {
  readonly tables: readonly Table[];
  readonly changes: VersionChanges | undefined;
}

/** Lists what only a person can do after a bump, in Markdown. */
export function listLeftWork(root: string, bumped: Bumped): readonly string[] {
  const { version, newest, client, typeErrors, hasServer, isTested } = bumped;
  return [
    ...describeTypeErrors(typeErrors),
    ...listNewParts(version, client),
    ...describe(
      findVersionMentions(root, newest),
      `mentions of Restate ${newest}; where the newest version is meant, write ${version}`,
    ),
    ...(hasServer ? describe(listOlderServers(root, version), "drop it from package.json, or test with it too") : []),
    ...(hasServer && !isTested ? describe([CONFORMANCE_REPORT], `write it with \`${WRITE_CONFORMANCE}\``) : []),
  ];
}

/** Lists additions that nothing requires, so a release need not wait for them. */
function listNewParts(version: string, { tables, changes }: NewClient): readonly string[] {
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
    ...describe(columns, "words in `schemas/tables/corrections.yaml`, and rows in `test/servers/table-scenario.ts`"),
  ];
}

/** Lists the servers of older minor versions, which a bump keeps. */
function listOlderServers(root: string, version: string): readonly string[] {
  const servers = readManifest(root).devDependencies.filter((name) => name.startsWith(SERVER_ALIAS));
  return servers.filter((name) => name !== nameServerAlias(version));
}

function describe(names: readonly string[], work: string): readonly string[] {
  return names.length === 0 ? [] : [`${names.map((name) => `\`${name}\``).join(", ")}: ${work}`];
}
