export { type CountsByStatus, describeCounts, sumByName } from "./counts-by-status.js";
export * from "./poll.js";
export * from "./wait-until-drained.js";
