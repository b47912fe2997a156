export type { AdminOperation, BulkRule } from "./admin-operation.js";
export { findAmbiguous, findSince } from "./find-ambiguous.js";
export { classifyBody, classifyMediaType, isAnyMediaType, readEssence } from "./media-type.js";
export { nameFile, nameFreely, nameFunction, splitWords, toPascalCase } from "./naming.js";
export {
  type BodyContent,
  type BodyFormat,
  type EarlierRequest,
  type FindHistory,
  hasAlternatives,
  isPlainId,
  type NewerPart,
  type Operation,
  type OperationHistory,
  type Parameter,
  type ParameterStyle,
  type RequestBody,
  type ResponseBody,
  type ResponseCase,
  type RetryRule,
  type Value,
} from "./operation.js";
export { readAdminOperations } from "./read-admin-operations.js";
export { listNames, type Model, readModel } from "./read-model.js";
export { readOperations } from "./read-operations.js";
export { isIgnoredHeader } from "./read-parameters.js";
