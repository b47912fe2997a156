export { askUntil, MOMENT, poll, type Seen, SPREAD, type WaitOptions, WaitTimeoutError } from "./poll.js";
export { addUp, type CountsByStatus, describeCounts, neededDeployment, needsDeployment } from "./wait-until-drained.js";
