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
  /** The status of an error that any call can get. RequestOptions describes it, so an operation lists it only if it documents a body for it. */
  commonStatus: "429",
  /** The targets in the example of a bulk call, unless `x-bulk` has its own. */
  exampleTargets: { service: "Greeter", stuck: true },
};

/** A paragraph for the documentation of a bulk function, by the field of its example. */
export const AGES: Readonly<Record<string, string>> = {
  stuckFor:
    "To select by age, use `stuckFor`: how long an invocation has been failing or paused. `olderThan` is its age since it was " +
    "created, so it also selects one that worked until a moment ago.",
  completedFor:
    "To select by age, use `completedFor`: how long ago an invocation completed. `olderThan` is its age since it was created, so " +
    "it also selects one that completed a moment ago.",
};
