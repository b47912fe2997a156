export { openChunks, readChunks } from "./chunks.js";
export { addToken, type HeaderFields, mergeHeaders } from "./headers.js";
