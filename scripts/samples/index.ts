export { createSample, listOptionalFields } from "./create-sample.js";
export { printExampleBulkCall, printExampleCall } from "./print-example.js";
