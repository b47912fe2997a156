export { toComment } from "./documentation.js";
export { emitErrorResponses } from "./error-responses.js";
export { emitFunction, printData } from "./functions.js";
export { groupOperations, type OperationGroup } from "./group-operations.js";
export { listOptionRules } from "./operation-record.js";
export { accessType, createSignatureTypes, placeOf, type SignatureTypes } from "./schema-type.js";
export { createSourcePrinter, describeSource, type Import, type Statement } from "./source-printer.js";
