/** The only operations that handwritten code calls. */

export {
  type Client,
  createDeployment,
  createSubscription,
  deleteDeployment,
  deleteSubscription,
  getDeployment,
  getHealth,
  getVersion,
  listDeployments,
  listServices,
  listSubscriptions,
  modifyServiceState,
  query,
} from "../generated/index.js";
export { readServerVersion } from "../generated/version-check.js";

/** The operation that takes `{ query }` and returns `{ rows }`, as an error before it is sent describes it. */
export const QUERY_REQUEST = { operation: "query", method: "POST", url: "/query" } as const;
