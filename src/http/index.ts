export { fillPath } from "./fill-path.js";
export { addToken, type HeaderFields, mergeHeaders } from "./headers.js";
export { type Chunks, openChunks } from "./open-chunks.js";
export { PlainRequest } from "./plain-request.js";
export { readChunks } from "./read-chunks.js";
