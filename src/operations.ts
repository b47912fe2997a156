/** The only operations that handwritten code calls. */

export { type Client, getDeployment, health, modifyServiceState, query } from "../generated/index.js";
export { readServerVersion } from "../generated/version-check.js";
