export { addUp, type CountsByStatus, describeCounts } from "./counts-by-status.js";
export * from "./poll.js";
export * from "./wait-until-drained.js";
