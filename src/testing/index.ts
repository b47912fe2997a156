/**
 * For tests of your own code: a fake Admin API that needs no server. `restate-admin-client/testing/server` starts a real server.
 *
 * @module restate-admin-client/testing
 */

export { createRow, createSample } from "./create-sample.js";
export { createFakeAdminApi, neverRespond, refuseConnection, resetConnection } from "./fake-admin-api.js";
export type { FakeAdminApi, FakeCall, FakeRequest, FakeResponse } from "./fake-call.js";
