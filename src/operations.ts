/** The only operations that handwritten code calls. */

export {
  type Client,
  createDeployment,
  deleteDeployment,
  getDeployment,
  health,
  listDeployments,
  listServices,
  modifyServiceState,
  query,
  version,
} from "../generated/index.js";
export { readServerVersion } from "../generated/version-check.js";

/** The name of the operation that takes `{ query }` and returns `{ rows }`. */
export const RUNS_SQL = "query";
