export { explainRename } from "./assert-distinct.js";
export { assertKnown, listFields } from "./assert-known.js";
export { classifyBody } from "./classify-body.js";
export { readExportedNames } from "./exported-names.js";
export { findAmbiguous, findSince } from "./find-ambiguous.js";
export { nameFile, nameFreely, nameFunction, splitWords, toPascalCase } from "./naming.js";
export {
  type BodyContent,
  type BodyFormat,
  classifyMediaType,
  type EarlierRequest,
  type FindHistory,
  hasAlternatives,
  isAnyMediaType,
  isPlainId,
  METHODS,
  type Method,
  type NewerPart,
  nameRequest,
  type Operation,
  type OperationHistory,
  type Parameter,
  type ParameterStyle,
  type RequestBody,
  type ResponseBody,
  type ResponseCase,
  type RetryRule,
  readEssence,
  type Value,
} from "./operation.js";
export { listPathNames } from "./path-names.js";
export type { Profile } from "./profile.js";
export { readMark } from "./read-mark.js";
export { listNames, type Model, readModel } from "./read-model.js";
export { readOperations } from "./read-operations.js";
export { isIgnoredHeader } from "./read-parameters.js";
export {
  BODY_OPTION,
  CONTENT_TYPE_OPTION,
  GUARD,
  REQUEST_OPTION_GROUP,
  RUNTIME_TYPES,
  RUNTIME_VALUES,
  TAKEN_FUNCTION_NAMES,
  TAKEN_TYPE_NAMES,
} from "./taken-names.js";
