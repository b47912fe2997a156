export { askUntil } from "./ask-until.js";
export { InvocationEndedError } from "./invocation-ended-error.js";
export { poll, type Seen, type WaitOptions, WaitTimeoutError } from "./poll.js";
export { type WaitForInvocationOptions, waitForInvocation } from "./wait-for-invocation.js";
export { type AwaitedInvocations, waitForInvocations } from "./wait-for-invocations.js";
export {
  describeCounts,
  type InvocationCounts,
  neededDeployment,
  needsDeployment,
  type WaitUntilDrainedOptions,
  waitUntilDrained,
} from "./wait-until-drained.js";
export { checkHealth, type WaitUntilHealthyOptions, waitUntilHealthy } from "./wait-until-healthy.js";
