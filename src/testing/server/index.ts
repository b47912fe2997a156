/**
 * For tests of your own code against a real Restate: a server for a test file, without Docker. Node only.
 *
 * @module restate-admin-client/testing/server
 */

export { type RunningRestate, type StartRestateOptions, startRestate } from "./start-restate.js";
