export { accessMember, commentLine, commentLines, firstSentence, jsonLiteral, propertyName } from "./escape-text.js";
export { fetchBytes } from "./fetch-bytes.js";
export { formatFiles } from "./format-files.js";
export {
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readArray,
  readObject,
  readString,
  sortedEntries,
  sortKeys,
} from "./json.js";
export { getOrCreate, groupBy } from "./maps.js";
export { isProgram, PROJECT } from "./project.js";
export { readBySchema } from "./read-by-schema.js";
export { createStepper, explain, messageOf, type Report, type RunStep, showPath } from "./report.js";
export { saveFile } from "./save-file.js";
export { compareFolder, resolveFolder, writeFolder } from "./write-folder.js";
