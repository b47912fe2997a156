/**
 * What only unusual operations need: media types other than JSON, styles of parameters, redirects and events. A generated function
 * imports from here what its operation needs.
 */

export { chooseContent, passBody } from "./bodies.js";
export { decodeEvents, type ServerSentEvent } from "./decode-events.js";
export { coverErrors, decodeBlob, decodeByType, decodeLocation, decodeText, passRedirect } from "./decoders.js";
export { encodeMultipart } from "./multipart.js";
export { COMPLEX, separateOptions } from "./options.js";
export { createPathSerializer } from "./path-serializer.js";
export { createFormSerializer, createQuerySerializer, writeHeader } from "./query-serializer.js";
