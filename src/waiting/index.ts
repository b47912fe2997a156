export * from "./poll.js";
export * from "./wait-until-drained.js";
