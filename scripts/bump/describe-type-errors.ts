import { joinNames } from "./create-describer.js";

/** How many errors are listed; `npm run check:types` has the rest. */
const LISTED = 5;

/** Describes the compile errors of the project in Markdown, those of the client itself first; nothing without errors. */
export function describeTypeErrors(errors: readonly string[]): readonly string[] {
  if (errors.length === 0) return [];
  const folderOf = (error: string) => error.split("/", 1)[0] ?? "";
  const isOfClient = (error: string) => ["src", "generated"].includes(folderOf(error));
  const sorted = [...errors.filter(isOfClient), ...errors.filter((error) => !isOfClient(error))];
  const folders = [...new Set(sorted.map(folderOf))].map((folder) => `\`${folder}/\``);
  const listed = sorted.slice(0, LISTED).map((error) => `\n  - \`${error.replaceAll("`", "'")}\``);
  const count = errors.length === 1 ? "1 compile error" : `${errors.length} compile errors`;
  const first = errors.length > LISTED ? `; the first ${LISTED}` : "";
  return [`${count} in ${joinNames(folders)}, from \`npm run check:types\`${first}:${listed.join("")}`];
}
