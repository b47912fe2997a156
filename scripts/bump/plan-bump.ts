import { join } from "node:path";
import { type BuiltClient, buildClient } from "../generate/index.js";
import type { Step } from "../io/index.js";
import { findNewestVersion } from "./choose-version.js";
import type { Entries } from "./describe-changes.js";
import { diffDocuments, type Rating } from "./diff-documents.js";
import { judgeChange, type Unprinted } from "./judge-change.js";
import { type Level, toPackageLevel } from "./rate-change.js";
import type { BumpArguments } from "./read-bump-arguments.js";
import { readManifest } from "./read-manifest.js";
import { type StagedFile, stageSchema } from "./stage-schema.js";

/** Everything that a bump will write and report. */
export interface Plan {
  readonly version: string;
  /** The version before, which is the newest with a schema. */
  readonly newest: string;
  readonly schema: StagedFile;
  /** Undefined if the user provided only the document. */
  readonly tables: StagedFile | undefined;
  readonly client: BuiltClient;
  readonly entries: Entries;
  readonly level: Level;
  readonly unprinted: Unprinted;
  /** Compile errors of the new client, which only `--skip-tests` allows. */
  readonly faults: readonly string[];
  /** The rating by `redocly diff`, or why there is none. */
  readonly rating: Rating | string;
  readonly packageVersion: string;
  readonly packageLevel: Level;
}

/** @param folder - A folder for temporary files. */
export async function planBump(
  root: string,
  version: string,
  { args, folder, step }: { readonly args: BumpArguments; readonly folder: string; readonly step: Step },
): Promise<Plan> {
  const newest = await findNewestVersion(join(root, "schemas/openapi"));
  const { schema, tables } = await step(`schema of ${version}`, () => stageSchema(folder, version, args));
  const client = await step("correct, lint, generate", () =>
    buildClient(root, { schema: schema.file, name: schema.name, tables: tables?.file }),
  );
  // Not the files on disk, which may be those of a candidate.
  const old = await step(`client of ${newest}`, () =>
    buildClient(root, { schema: join(root, "schemas/openapi", `${newest}.json`) }),
  );
  const { level, entries, unprinted, findFaults } = await step("compile old code", () =>
    judgeChange(root, old, client),
  );
  const faults = await step("compile the client", findFaults);
  if (faults.length > 0 && !args.skipTests) throw new Error(describeFaults(faults));
  const rating = await step("redocly diff", () => diffDocuments(root, old.document, client.document));
  const { version: packageVersion } = readManifest(root);
  const packageLevel = toPackageLevel(level, packageVersion);
  return {
    ...{ version, newest, schema, tables, client, entries, level, unprinted, faults, rating },
    ...{ packageVersion, packageLevel },
  };
}

function describeFaults(faults: readonly string[]): string {
  const fix = "to adapt the hand-written code in src/ to it, write it all the same with `--skip-tests`";
  return `the new client does not compile; ${fix}:\n  ${faults.join("\n  ")}`;
}
