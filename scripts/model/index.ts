export { nameFile, nameFreely, splitWords, toPascalCase } from "./naming.js";
export {
  type BodyContent,
  type BulkRule,
  chooseResult,
  type EarlierRequest,
  type FindHistory,
  findParts,
  isPlainId,
  type Lifetime,
  type Operation,
  type OperationHistory,
  type Parameter,
  type RequestBody,
  type RequestPart,
  type ResponseCase,
  type RetryRule,
  type Value,
} from "./operation.js";
export { classifyBody, isAnyMediaType, readEssence } from "./read-bodies.js";
export { listNames, type Model, readModel } from "./read-model.js";
export { readOperations } from "./read-operations.js";
export { isIgnoredHeader } from "./read-parameters.js";
