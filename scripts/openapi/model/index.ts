export { classifyBody } from "./classify-body.js";
export { findAmbiguous } from "./find-ambiguous.js";
export {
  nameFile,
  nameFreely,
  nameFunction,
  nameTables,
  nameTypes,
  nameValues,
  type TableNames,
} from "./naming.js";
export {
  type BodyContent,
  type BodyFormat,
  type BulkRule,
  classifyMediaType,
  type FindHistory,
  hasAlternatives,
  isAnyMediaType,
  isPlainId,
  METHODS,
  type Method,
  type NewerPart,
  type Operation,
  type OperationHistory,
  type Parameter,
  type ParameterStyle,
  type RequestBody,
  type ResponseBody,
  type ResponseCase,
  type RetryRule,
  readEssence,
} from "./operation.js";
export { OTHER_API, OTHER_ERRORS, OWN_API, type Profile } from "./profile.js";
export { readOperations } from "./read-operations.js";
export { isIgnoredHeader } from "./read-parameters.js";
export { listPathNames, listTemplatePairs } from "./read-route.js";
export {
  CLIENT_VALUES,
  CONTENT_TYPE_OPTION,
  REQUEST_OPTION_GROUP,
  RUNTIME_TYPES,
  RUNTIME_VALUES,
  VERSION_VALUES,
} from "./taken-names.js";
