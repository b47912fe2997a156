export { poll, type Seen, type WaitOptions, WaitTimeoutError } from "./poll.js";
export {
  InvocationEndedError,
  lookWhetherHealthy,
  type WaitForInvocationOptions,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitUntilDrained,
  waitUntilHealthy,
} from "./wait.js";
