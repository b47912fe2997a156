/** What the scripts know of Restate and of this package. The other layers work for any API. */

/** The product, before a version: `@since Restate 1.7.2`. */
export const PRODUCT = "Restate";

/** The npm package with the server. */
export const SERVER_PACKAGE = "@restatedev/restate-server";

/** The start of the aliases by which several versions of that package can coexist, such as `restate-server-1.7`. */
export const SERVER_ALIAS = "restate-server-";

/** The path of the operation that takes SQL. */
export const QUERY_PATH = "/query";

/** The base of every error of this package. */
export const BASE_ERROR = "RestateAdminError";

/** The targets in the example of a bulk call. */
export const EXAMPLE_TARGETS = '{ service: "Greeter" }';

/** The hand-written functions on top of the operations. */
export const FEATURE_NAMES = `
  compareServices countInvocations countInvocationsBy findOlderDeployments getInvocation getJournal getJournalEvents
  getLastFailure getLastFailures listInvocations moveInvocations queryRows readState registerDeployment replaceState
  rollOutDeployment sql streamRows summarizeFailures updateStates waitForInvocation waitForState waitUntilDrained
  waitUntilHealthy
`;

/** The types of those functions. */
export const FEATURE_TYPE_NAMES = `
  AdminDeployments AdminFeatures AdminInvocations AdminState BulkFailure BulkOperation BulkOptions BulkProgress BulkResult BulkStoppedError
  BulkTarget BulkTargets BulkUnchanged FailureGroup FindOlderOptions Invocation InvocationCount InvocationCounts
  InvocationEndedError InvocationFailure InvocationField InvocationFilter InvocationOrder InvocationStatus
  InvocationWithFailure JournalEntry JournalEvent ListedInvocation ListedTargets ListInvocationsOptions MoveOptions
  MoveSelection NewerDeployment OlderDeployment ReadStateOptions RegisteredDeployment RegistrationError RelatedCommand
  ReplacedDeployment ReplaceStateOptions RollOut RollOutOptions RollOutStoppedError RowsArguments RowsOptions ServiceChanges
  ServiceState Sql SqlRow SqlTag SqlValue StateChange StateConflictError SummarizeFailuresOptions UpdateStatesOptions
  WaitForInvocationOptions WaitForStateOptions WaitOptions WaitTimeoutError WaitUntilDrainedOptions
  WaitUntilHealthyOptions
`;
