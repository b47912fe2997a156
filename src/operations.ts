/** The only operations that hand-written code calls, each for a feature that is built on top of it. */

export { readServerVersion } from "../generated/client.js";
export { type Client, getDeployment, health, modifyServiceState, query } from "../generated/index.js";
