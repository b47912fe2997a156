export {
  MOMENT,
  poll,
  type ReportedWaitOptions,
  type Seen,
  SPREAD,
  WAIT_RULES,
  type WaitOptions,
  WaitTimeoutError,
} from "./poll.js";
export { addUp, type CountsByStatus, describeCounts, neededDeployment } from "./wait-until-drained.js";
