export { passBody, toFormData } from "./body-serializers.js";
export { fillPath, fillPathWithScalars } from "./fill-path.js";
export { addToken, type HeaderFields, mergeHeaders } from "./headers.js";
export { parseBaseUrl } from "./parse-base-url.js";
export { PlainRequest } from "./plain-request.js";
export { createFormSerializer, createQuerySerializer } from "./query-serializer.js";
export { openPieces } from "./read-pieces.js";
