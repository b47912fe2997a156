import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedClient } from "../generate.js";
import { versionOf } from "../read/index.js";
import { compileClient, type Failure, PUBLISHED } from "./compile-client.js";
import { describeChanges, type Entries } from "./describe-changes.js";
import { printPublished } from "./published.js";
import { type Level, rateChanges } from "./rate-changes.js";
import { suggestBulk } from "./suggest-bulk.js";

export interface Verdict {
  readonly level: Level;
  readonly entries: Entries;
  /** The compile errors of the program that was published last. */
  readonly failures: readonly Failure[];
  /** The new operations that could have a bulk function, with the lines to write. */
  readonly bulk: readonly string[];
  /** The program for the new client, to be published with it. */
  readonly published: string;
  /** Lists the compile errors of the new client. */
  listFaults(): readonly string[];
}

/**
 * Describes what changed, and compiles the program that was published last against a new client, which also finds what the
 * documents do not say: a change of the generator. The lines are the only source of the level.
 *
 * @param version - The version that was added.
 * @param before - What the documents without it say.
 * @param old - The program that uses everything of the client before.
 */
export function judgeChange(
  root: string,
  version: string,
  before: GeneratedClient,
  after: GeneratedClient,
  old: string = readFileSync(join(root, PUBLISHED), "utf8"),
): Verdict {
  const { listFailures, listFaults } = compileClient(root, after.files, old);
  const failures = listFailures();
  const entries = describeChanges({ version, before, after, failures });
  return {
    level: rateChanges(
      Object.entries(entries).flatMap(([heading, lines]) => (lines.length === 0 ? [] : [`### ${heading}`, ...lines])),
    ),
    ...{ entries, failures },
    bulk: suggestBulk(before.model.operations, after.model.operations),
    published: printPublished(root, versionOf(after.corrected), after.files),
    listFaults,
  };
}
