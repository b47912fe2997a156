import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AnyClient, buildAnyClient } from "./any-api/index.js";
import { type Arguments, readArguments, USAGE } from "./generate-arguments.js";
import { compareFolder, createStepper, findPlace, messageOf, type Report, showPath, writeFolder } from "./io/index.js";
import { readDocument } from "./openapi/document/index.js";
import {
  buildRestateClient,
  findNewestSchema,
  findOwnOverlays,
  isRestate,
  type RestateOptions,
} from "./restate/index.js";

/** The exit code if `--skip` left something out. */
const INCOMPLETE = 2;

const root: string = fileURLToPath(new URL("..", import.meta.url));

/** What to generate a client from. */
export interface ClientSource extends RestateOptions {
  /** The file of the OpenAPI document. */
  readonly schema: string;
  /** Whether to leave out the operations of another API that cannot be generated. The default is that they stop the run. */
  readonly skip?: boolean | undefined;
}

/**
 * Generates a client from an OpenAPI document. If a step fails, throws and writes nothing.
 *
 * @returns how many parts of the document were left out.
 */
export async function generate(args: Arguments, report: Report): Promise<number> {
  const step = createStepper(report);
  const schema = args.schema ?? (await findNewestSchema(join(root, "schemas/openapi")));
  const out = await findPlace(args.out ?? join(root, "generated"));
  // A document given by the user may describe another API; the default document is the project's own.
  const needsTables = args.schema === undefined || args.tables !== undefined;
  const { files, leftOut } = await buildClient(root, { ...args, schema, out, needsTables }, report);
  const place = showPath(out);
  if (!args.check) {
    await step(`write ${place}`, () => writeFolder(out, files));
    return leftOut.length;
  }
  const differences = await step(`check ${place}`, () => compareFolder(out, files));
  if (differences.length === 0) return leftOut.length;
  const hint = "run `npm run generate` and commit the result";
  throw new Error(`${out} is not what would be generated; ${hint}:\n  ${differences.join("\n  ")}`);
}

/** Builds a client from a document of Restate or of another API, and writes nothing. */
export async function buildClient(
  project: string,
  source: ClientSource,
  report: Report = () => {},
): Promise<AnyClient> {
  const { schema, needsTables, skip = false, lint = "error", readFrom } = source;
  const step = createStepper(report);
  const read = await step(`read ${showPath(schema)}`, () => readDocument(schema));
  if (needsTables || isRestate(read.content)) {
    if (skip) throw new Error("--skip is for documents of other APIs: correct this one with an overlay");
    return { ...(await buildRestateClient(project, read, source, report)), leftOut: [] };
  }
  const overlays = source.overlays ?? (await findOwnOverlays(join(project, "schemas")));
  return buildAnyClient(project, { ...read, readFrom, overlays, lint }, skip, report);
}

/** @public Called by generate.mjs. */
export async function main(given: readonly string[]): Promise<void> {
  try {
    const args = readArguments(given);
    if (args.help) return console.log(USAGE);
    const leftOut = await generate(args, console.log);
    if (leftOut > 0) process.exitCode = INCOMPLETE;
  } catch (error) {
    // A plain Error has a message for the user. Anything else is a bug in the generator, and its stack helps.
    console.error(error instanceof Error && error.constructor !== Error ? error : messageOf(error));
    process.exit(1);
  }
}
