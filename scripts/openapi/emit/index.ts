export { emitClientFiles } from "./client-files.js";
export { emitOtherClientFiles } from "./other-client-files.js";
export { printArguments, printExampleArguments, printExampleBulkCall } from "./print-arguments.js";
export { listNames, readModel } from "./read-model.js";
