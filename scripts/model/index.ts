export { capitalize, nameFile, nameTableExport, splitWords } from "./naming.js";
export {
  type BodyContent,
  type BulkRule,
  chooseResult,
  type Described,
  findParts,
  isPlainId,
  type Operation,
  type Parameter,
  type RequestBody,
  type ResponseCase,
  type RetryRule,
} from "./operation.js";
export { BODY_OPTION } from "./read-bodies.js";
export { listFunctionNames, type Model, readModel } from "./read-model.js";
export { readOperations } from "./read-operations.js";
