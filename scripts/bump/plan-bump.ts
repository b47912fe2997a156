import { join } from "node:path";
import { type BuiltClient, buildClient, readApi } from "../generate/index.js";
import type { Step } from "../io/index.js";
import { findNewestVersion } from "./choose-version.js";
import type { Entries } from "./describe-changes.js";
import { diffDocuments, type Rating } from "./diff-documents.js";
import { assertClient, judgeChange } from "./judge-change.js";
import { type Level, toPackageLevel } from "./rate-change.js";
import { readManifest } from "./read-manifest.js";
import { type GivenFiles, type StagedFile, stageSchema } from "./stage-schema.js";

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
  /** The rating by `redocly diff`, or why there is none. */
  readonly rating: Rating | string;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly packageLevel: Level;
}

/** @param folder - A folder for temporary files. */
export async function planBump(
  root: string,
  version: string,
  { given, folder, step }: { readonly given: GivenFiles; readonly folder: string; readonly step: Step },
): Promise<Plan> {
  const newest = await findNewestVersion(join(root, "schemas/openapi"));
  const { schema, tables } = await step(`schema of ${version}`, () => stageSchema(folder, version, given));
  const client = await step("correct, lint, generate", () =>
    buildClient(root, { schema: schema.file, name: schema.name, tables: tables?.file }),
  );
  const old = await step(`API of ${newest}`, () =>
    readApi(root, { schema: join(root, "schemas/openapi", `${newest}.json`) }),
  );
  const { level, entries } = await step("compile old code", () => {
    const verdict = judgeChange(root, old, client);
    assertClient(verdict.compilation);
    return verdict;
  });
  const rating = await step("redocly diff", () => diffDocuments(root, old.document, client.document));
  const { name: packageName, version: packageVersion } = readManifest(root);
  const packageLevel = toPackageLevel(level, packageVersion);
  return {
    ...{ version, newest, schema, tables, client, entries, level, rating },
    ...{ packageName, packageVersion, packageLevel },
  };
}
