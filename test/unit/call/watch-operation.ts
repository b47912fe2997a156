import { decodeEvents } from "../../../src/any-api/index.js";
import type { Operation } from "../../../src/call/index.js";

/** An operation whose response is a stream of server-sent events, which Restate's document does not have. */
export const WATCH: Operation = {
  name: "watch",
  method: "GET",
  path: "/watch",
  decode: decodeEvents,
  errors: {},
  retry: { idempotent: true },
};
