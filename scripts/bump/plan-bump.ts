import { join } from "node:path";
import { findSchemas } from "../document/find-schemas.js";
import type { Step } from "../io/report-step.js";
import { type BuiltClient, buildClient } from "./build-client.js";
import type { ChosenVersion } from "./choose-version.js";
import type { Entries } from "./describe-changes.js";
import { diffDocuments, type Rating } from "./diff-documents.js";
import { assertClient, judgeChange } from "./judge-change.js";
import { type Level, toPackageLevel } from "./rate-change.js";
import { readApi } from "./read-api.js";
import { readManifest } from "./read-manifest.js";
import { type BroughtFiles, type StagedFile, stageSchema } from "./stage-schema.js";

/** All that a bump writes and says, before anything is written. */
export interface Plan extends ChosenVersion {
  readonly schema: StagedFile;
  /** Undefined if only the document was brought. */
  readonly tables: StagedFile | undefined;
  readonly client: BuiltClient;
  readonly entries: Entries;
  readonly level: Level;
  /** Or why there is none. */
  readonly rating: Rating | string;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly packageLevel: Level;
}

/** @param folder - Where to put what is not to be kept. */
export async function planBump(
  root: string,
  { version, newest }: ChosenVersion,
  { brought, folder, step }: { readonly brought: BroughtFiles; readonly folder: string; readonly step: Step },
): Promise<Plan> {
  const { schema, tables } = await step(`schema of ${version}`, () => stageSchema(folder, version, brought));
  const earlier = await findSchemas(join(root, "schemas/openapi"));
  const client = await step("correct, lint, generate", () =>
    buildClient(root, schema.file, earlier, tables?.file, schema.name),
  );
  const old = await step(`API of ${newest}`, () => readApi(root, findOwn(earlier, newest)));
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

function findOwn(schemas: readonly string[], version: string): string {
  const found = schemas.find((path) => path.endsWith(`/${version}.json`));
  if (found === undefined) throw new Error(`there is no schema of ${version}`);
  return found;
}
