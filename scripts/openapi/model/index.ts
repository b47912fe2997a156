export { explainRename } from "./assert-distinct.js";
export { readExportedNames } from "./exported-names.js";
export { findAmbiguous, findParts } from "./find-ambiguous.js";
export { classifyBody, classifyMediaType, isAnyMediaType, readEssence } from "./media-type.js";
export { nameFile, nameFreely, nameFunction, splitWords, toPascalCase } from "./naming.js";
export {
  type BodyContent,
  type BodyFormat,
  type EarlierRequest,
  type FindHistory,
  hasAlternatives,
  isPlainId,
  type Lifetime,
  type Operation,
  type OperationHistory,
  type Parameter,
  type ParameterStyle,
  type RequestBody,
  type RequestPart,
  type ResponseBody,
  type ResponseCase,
  type RetryRule,
  type Value,
} from "./operation.js";
export type { Profile } from "./profile.js";
export { assertKnown, listFields, readMark } from "./read-mark.js";
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
