export * from "./escape-text.js";
export { fetchBytes } from "./fetch-bytes.js";
export { formatFiles } from "./format-files.js";
export * from "./json.js";
export * from "./maps.js";
export * from "./project.js";
export { readBySchema } from "./read-by-schema.js";
export * from "./report.js";
export { compareFolder, resolveFolder, writeFolder } from "./write-folder.js";
