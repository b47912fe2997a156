/** The operations that handwritten code calls by name. It imports bulk operations from `generated/bulk.ts` itself. */

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

/** The request of `query`, for errors that occur before it is sent. */
export const QUERY_REQUEST = { operation: "query", method: "POST", url: "/query" } as const;
