/** The names and values of Restate, and of the hand-written client, that the generator depends on. */
export const RESTATE = {
  /** The product in `@since Restate 1.8.0`. */
  product: "Restate",
  /** The path of the operation that takes SQL. */
  queryPath: "/query",
  /** The base class of every error of this package. */
  baseError: "RestateAdminError",
  /** The class of errors with a response. */
  responseError: "AdminResponseError",
  /** The status of an error that any call can get. RequestOptions describes it, so an operation does only if it has a body of its own. */
  commonStatus: "429",
  /** The targets in the example of a bulk call, unless `x-bulk` has its own. */
  exampleTargets: { service: "Greeter", stuck: true },
};
