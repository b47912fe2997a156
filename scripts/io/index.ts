export {
  accessMember,
  printComment,
  readFirstSentence,
  toCommentLine,
  toCommentLines,
  toLiteral,
  toPropertyName,
} from "./escape-text.js";
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
export { createStepper, messageOf, type Report, type RunStep, showPath, withPlace } from "./report.js";
export { compareFolder, resolveFolder, writeFolder } from "./write-folder.js";
