export { askUntil } from "./ask-until.js";
export { createConfirmation } from "./create-confirmation.js";
export { isLoss, poll, type Seen, type WaitOptions, WaitTimeoutError } from "./poll.js";
export {
  checkHealth,
  InvocationEndedError,
  type WaitForInvocationOptions,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitUntilHealthy,
} from "./wait.js";
export {
  describeCounts,
  type InvocationCounts,
  neededDeployment,
  needsDeployment,
  type WaitUntilDrainedOptions,
  waitUntilDrained,
} from "./wait-until-drained.js";
