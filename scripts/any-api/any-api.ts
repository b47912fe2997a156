import type { Report } from "../io/index.js";
import { correctDocument, printProblem } from "../openapi/document/index.js";
import { type Api, type Generated, generateClient, type Source } from "../openapi/index.js";
import type { Operation } from "../openapi/model/index.js";
import { type CheckedDocument, checkDocument } from "./check-document.js";
import { emitClientFiles } from "./client-files.js";
import { copyRuntime } from "./copy-runtime.js";
import { mendDocument } from "./mend-document.js";
import { ANY_API } from "./profile.js";

export interface AnyClient extends CheckedDocument, Generated {}

/**
 * Builds a client of any API, with a copy of the runtime, and writes nothing.
 *
 * @param root - The project's folder, with its `src`.
 * @param skip - Whether to leave out the operations that cannot be generated. Otherwise they stop the run.
 */
export async function buildAnyClient(
  root: string,
  source: Source,
  skip: boolean,
  report: Report = () => {},
): Promise<AnyClient> {
  const api: Api<CheckedDocument, Operation> = {
    profile: ANY_API,
    correct: (given) => correctDocument(given, given.overlays),
    async prepare(corrected, step) {
      const { document: mended, notes } = await step("mend", () => mendDocument(corrected));
      for (const note of notes) report(`  ${note}`);
      const checked = await step("check", () => checkDocument(mended, skip));
      const lines = checked.leftOut.map(printProblem);
      if (lines.length > 0) report([`  left out ${lines.length}:`, ...lines].join("\n    "));
      return checked;
    },
    emit: async ({ document }, model, types) =>
      new Map([...emitClientFiles(document, model, types), ...(await copyRuntime(root, document))]),
  };
  return generateClient(source, api, report);
}
