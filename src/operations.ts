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

/** The name of the operation that takes `{ query }` and returns `{ rows }`. */
export const RUNS_SQL = "query";

/** Describes a request of that operation, for an error before it is sent. */
export const QUERY_REQUEST: { readonly operation: string; readonly method: string; readonly url: string } = {
  operation: RUNS_SQL,
  method: "POST",
  url: "/query",
};
