import { expect, it } from "vitest";
import { operationTable } from "../../../src/schema/index.js";

const ROUTING = "Error when routing the request internally. Reason: rpc for partition 3 at node N2:1 failed: ";
const EXTERNAL = "Datafusion error: External error: ";
const SCANNER =
  "Datafusion error: Internal error: No such scanner. It could have expired due to a long period of inactivity.";

function isTemporary(name: string, status: number, message: string): boolean {
  const found = operationTable.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  const { temporary = [] } = found.retry;
  return temporary.some((each) => each.status === status && new RegExp(each.message).test(message));
}

/** The messages of 1.7.12 on a cluster of three that lost a node, and of 1.6.2 and 1.7.12 after a caller's mistake. */

it.each<[string, number, string, boolean]>([
  ["query", 500, `${EXTERNAL}connect throttled; 134ms left in throttling window`, true],
  ["query", 500, `${EXTERNAL}connection closed`, true],
  ["query", 500, `${EXTERNAL}expecting a partition store`, true],
  ["query", 500, `${EXTERNAL}handshake failed: http2 error`, true],
  ["query", 500, `${EXTERNAL}node lookup for partition 3 failed`, true],
  ["query", 500, `${EXTERNAL}partition 3 doesn't exist on this node, this is benign if ...`, true],
  ["query", 500, `${EXTERNAL}remote scanner ScannerId(N1, 7) connection lost to N2`, true],
  ["query", 500, `${EXTERNAL}cannot open remote scanner; connection lost to N1:3`, true],
  ["query", 500, `${EXTERNAL}the peer dropped the reply port for this request`, true],
  ["query", 500, `${EXTERNAL}node N3:2 was shut down or removed`, true],
  ["query", 500, `${EXTERNAL}the requested rpc service stopped processing messages`, true],
  [
    "query",
    500,
    "Datafusion error: Internal error: External error: expecting a partition store.\nThis issue ...",
    true,
  ],
  ["query", 500, "Datafusion error: Internal error: Unable to open a remote scanner.\nThis issue ...", true],
  ["query", 500, SCANNER, true],
  ["query", 400, SCANNER, false],
  ["query", 500, `${EXTERNAL}non valid invocation id`, false],
  [
    "query",
    500,
    "Datafusion error: Optimizer rule 'simplify_expressions' failed\ncaused by\nExternal error: regex",
    false,
  ],
  ["query", 500, "Datafusion error: Internal error: Arrow error: Divide by zero error", false],
  ["query", 500, "Datafusion error: Schema error: No field named connection closed", false],
  ["query", 500, "Datafusion error: Error during planning: table 'No such scanner' not found", false],
  ["restartAsNewInvocation", 503, `${ROUTING}connect throttled; 12ms left in throttling window`, true],
  ["restartAsNewInvocation", 503, `${ROUTING}failed sending request: Connection lost`, true],
  ["restartAsNewInvocation", 503, `${ROUTING}handshake failed: http2 error`, true],
  ["restartAsNewInvocation", 503, `${ROUTING}not leader`, true],
  ["restartAsNewInvocation", 503, `${ROUTING}node N1:2 was shut down or removed`, true],
  ["restartAsNewInvocation", 503, ROUTING.replace(/rpc .*/, "cannot find node for partition 3"), true],
  ["restartAsNewInvocation", 503, `${ROUTING}internal error: connection closed`, false],
  ["restartAsNewInvocation", 503, `${ROUTING}lost leadership`, false],
  ["restartAsNewInvocation", 503, "not leader", false],
])("a message to %s, %i %j, is temporary: %s", (name, status, message, want) => {
  expect(isTemporary(name, status, message)).toBe(want);
});
