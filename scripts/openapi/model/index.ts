export { explainRename } from "./assert-distinct.js";
export { readExportedNames } from "./exported-names.js";
export { findSince } from "./find-since.js";
export { classifyBody, isAnyMediaType, readEssence } from "./media-type.js";
export { nameFile, nameFreely, nameFunction, splitWords, toPascalCase } from "./naming.js";
export {
  type BodyContent,
  type BodyFormat,
  chooseResult,
  type EarlierRequest,
  type FindHistory,
  isPlainId,
  type NewerPart,
  type Operation,
  type OperationHistory,
  type Parameter,
  type RequestBody,
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
  GUARD,
  RUNTIME_TYPES,
  RUNTIME_VALUES,
  TAKEN_FUNCTION_NAMES,
  TAKEN_TYPE_NAMES,
} from "./taken-names.js";
