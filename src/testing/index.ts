/**
 * For tests of your own code: a fake Admin API that needs no server, errors as the client throws them, and
 * promises for mocks. `restate-admin-client/testing/server` starts a real server.
 *
 * @module restate-admin-client/testing
 */

export type { WireTypes } from "../../generated/samples.js";
export type { TableRows } from "../../generated/table-columns.js";
export { neverRespond, refuseConnection, resetConnection } from "./connection-failures.js";
export {
  createConnectionError,
  createResponseError,
  createTimeoutError,
  type FailedCall,
  type FailedResponse,
} from "./create-errors.js";
export { createRow, createSample } from "./create-sample.js";
export { createFakeAdminApi, type FakeAdminApi, type FakeAdminApiOptions } from "./fake-admin-api.js";
export type { FakeCall, FakeRequest, FakeResponse, FakeResult } from "./fake-call.js";
export { rejectWith, resolveWith } from "./operation-promise.js";
export type { QueryMatch, QueryRows } from "./query-plan.js";
export type {
  AnyStatusOf,
  BodyOf,
  OperationName,
  PathOf,
  QueryOf,
  ResponseBodyOf,
  ResultOf,
  StatusOf,
} from "./wire-types.js";
