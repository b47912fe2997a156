export { askUntil, MOMENT, poll, type Seen, SPREAD, type WaitOptions, WaitTimeoutError } from "./poll.js";
export { type WaitForInvocationOptions, waitForInvocation, waitForInvocations } from "./wait-for-invocations.js";
export {
  addUp,
  type CountsByStatus,
  describeCounts,
  neededDeployment,
  needsDeployment,
  type WaitUntilDrainedOptions,
  waitUntilDrained,
} from "./wait-until-drained.js";
export { type WaitUntilHealthyOptions, waitUntilHealthy } from "./wait-until-healthy.js";
export { waitUntilListed } from "./wait-until-listed.js";
