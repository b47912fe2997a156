/**
 * What only unusual operations need: media types other than JSON, styles of parameters, redirects and events. A generated function
 * imports from here what its operation needs.
 */

export { chooseContent, encodeMultipart, passBody } from "./bodies.js";
export { decodeEvents, type ServerSentEvent } from "./decode-events.js";
export { coverErrors, decodeBlob, decodeByType, decodeLocation, decodeText, passRedirect } from "./decoders.js";
export {
  COMPLEX,
  createFormSerializer,
  createPathSerializer,
  createQuerySerializer,
  separateOptions,
  writeHeader,
} from "./parameters.js";
