/**
 * What only unusual operations need: media types other than JSON, styles of parameters, redirects and events. A generated function
 * imports from here what its operation needs.
 */

export { passBody } from "./body-serializers.js";
export { chooseContent } from "./choose-content.js";
export { COMPLEX } from "./complex.js";
export { coverErrors } from "./cover-errors.js";
export { decodeEvents, type ServerSentEvent } from "./decode-events.js";
export { decodeLocation, passRedirect } from "./decode-location.js";
export { decodeBlob, decodeByType, decodeText } from "./decode-other.js";
export { encodeMultipart } from "./multipart.js";
export { createPathSerializer } from "./path-serializer.js";
export { createFormSerializer, createQuerySerializer } from "./query-serializer.js";
export { separateOptions } from "./separate-options.js";
export { writeHeader } from "./write-header.js";
