export { passBody, toFormData } from "./body-serializers.js";
export { fillPath, fillPathWithScalars } from "./fill-path.js";
export { addToken, type HeaderFields, mergeHeaders } from "./headers.js";
export { openChunks } from "./open-chunks.js";
export { PlainRequest } from "./plain-request.js";
export { createFormSerializer, createQuerySerializer } from "./query-serializer.js";
export { readChunks } from "./read-chunks.js";
