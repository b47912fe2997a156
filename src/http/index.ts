export { openChunks, readChunks } from "./chunks.js";
export { fillPath } from "./fill-path.js";
export { addToken, type HeaderFields, mergeHeaders } from "./headers.js";
