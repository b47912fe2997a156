export { capitalize, nameFile, nameTableExport, splitWords } from "./naming.js";
export * from "./operation.js";
export { BODY_OPTION } from "./read-bodies.js";
export { listFunctionNames, type Model, readModel } from "./read-model.js";
export { readOperations } from "./read-operations.js";
