export { printExampleBulkCall, printExampleCall } from "./print-arguments.js";
export { emitSamples, SAMPLE_IMPORTS } from "./samples.js";
