/** The only operations that handwritten code calls. */

export { readServerVersion } from "../generated/client.js";
export { type Client, getDeployment, health, modifyServiceState, query } from "../generated/index.js";
