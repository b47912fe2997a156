export { assertMilliseconds, isLoss, poll, type Seen, type WaitOptions, WaitTimeoutError } from "./poll.js";
export {
  checkHealth,
  InvocationEndedError,
  type WaitForInvocationOptions,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitUntilDrained,
  waitUntilHealthy,
} from "./wait.js";
