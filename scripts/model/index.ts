export { classifyBody, isAnyMediaType, readEssence } from "./media-type.js";
export { nameFile, nameFreely, nameFunction, splitWords, toPascalCase } from "./naming.js";
export type { AdminOperation, BulkRule } from "./operation.js";
export {
  type BodyContent,
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
export { readAdminOperations } from "./read-admin-operations.js";
export { listNames, type Model, readModel } from "./read-model.js";
export { readOperations } from "./read-operations.js";
export { isIgnoredHeader } from "./read-parameters.js";
