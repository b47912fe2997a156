import type { Report } from "../io/index.js";
import { correctDocument } from "../openapi/document/index.js";
import { type Api, type Generated, generateClient, type Prepared, type Source } from "../openapi/index.js";
import type { Operation } from "../openapi/model/index.js";
import { checkDocument } from "./check-document.js";
import { emitClientFiles } from "./client-files.js";
import { copyRuntime } from "./copy-runtime.js";
import { mendDocument } from "./mend-document.js";
import { ANY_API } from "./profile.js";

interface CheckedApi extends Prepared {
  /** What was left out, one line each, with the reason. */
  readonly leftOut: readonly string[];
}

export interface AnyClient extends CheckedApi, Generated {}

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
  const api: Api<CheckedApi, Operation> = {
    profile: ANY_API,
    correct: (given) => correctDocument(given, given.overlays),
    async prepare(corrected, step) {
      const { document: mended, notes } = await step("mend", () => mendDocument(corrected));
      for (const note of notes) report(`  ${note}`);
      const checked = await step("check", () => checkDocument(mended, skip));
      const leftOut = checked.leftOut.map(({ part, message }) => `${part}: ${message}`);
      if (leftOut.length > 0) report([`  left out ${leftOut.length}:`, ...leftOut].join("\n    "));
      return { ...checked, leftOut };
    },
    emit: async ({ document }, model, types) =>
      new Map([...emitClientFiles(document, model, types), ...(await copyRuntime(root, document))]),
  };
  return generateClient(source, api, report);
}
