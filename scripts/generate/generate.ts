import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compareFolder, createStepper, findPlace, messageOf, type Report, writeFolder } from "../io/index.js";
import { findNewestSchema } from "../openapi/document/index.js";
import { buildClient } from "./build-client.js";
import { type Arguments, readArguments, USAGE } from "./read-arguments.js";

/** The exit code if `--skip` left something out. */
const INCOMPLETE = 2;

const root: string = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Generates a client from an OpenAPI document. If a step fails, throws and writes nothing.
 *
 * @returns how many parts of the document were left out.
 */
export async function generate(args: Arguments, report: Report): Promise<number> {
  const step = createStepper(report);
  const schema = args.schema ?? (await findNewestSchema(resolve(root, "schemas/openapi")));
  const out = await findPlace(args.out ?? resolve(root, "generated"));
  // A document given by the user may describe another API; the default document is the project's own.
  const demands = { ownApi: args.schema === undefined || args.tables !== undefined, ownVersion: true };
  const { files, leftOut } = await buildClient(root, { ...args, schema, out, demands }, report);
  const place = relative(process.cwd(), out);
  if (!args.check) {
    await step(`write ${place}`, () => writeFolder(out, files));
    return leftOut.length;
  }
  const differences = await step(`check ${place}`, () => compareFolder(out, files));
  if (differences.length === 0) return leftOut.length;
  const hint = "run `npm run generate` and commit the result";
  throw new Error(`${out} is not what would be generated; ${hint}:\n  ${differences.join("\n  ")}`);
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
