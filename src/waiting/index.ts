export { askUntil } from "./ask-until.js";
export { CONFIRMED_AFTER, createConfirmation } from "./create-confirmation.js";
export { isInterrupted, isLoss, poll, type Seen, type WaitOptions, WaitTimeoutError } from "./poll.js";
export { InvocationEndedError, type WaitForInvocationOptions, waitForInvocation } from "./wait-for-invocation.js";
export {
  describeCounts,
  type InvocationCounts,
  neededDeployment,
  needsDeployment,
  type WaitUntilDrainedOptions,
  waitUntilDrained,
} from "./wait-until-drained.js";
export { checkHealth, type WaitUntilHealthyOptions, waitUntilHealthy } from "./wait-until-healthy.js";
