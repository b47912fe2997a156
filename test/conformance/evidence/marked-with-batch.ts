import type { JsonObject } from "../../../scripts/io/json.js";
import { marked, type Show } from "./evidence.js";

export const BATCHES = "/internal/invocations_batch_operations";

/** The words of failures in a batch by which the server did nothing. */
export const UNDONE =
  "cannot find node for partition|failed: (connect throttled|handshake failed|not leader|failed sending request|node .* was shut down or removed)";

/** What resuming many takes for nothing to do. */
export const resumed: JsonObject = {
  example: { service: "Greeter", status: "paused" },
  unchanged: [
    { status: 409, message: "is completed", reason: "completed" },
    { status: 404, ifKnown: true, reason: "gone" },
  ],
  leaveOut: { status: "completed" },
};

/** That an operation is marked with its endpoint for several ids, next to what `mark` says. */
export function markedWithBatch(
  operation: string,
  verb: string,
  mark: JsonObject,
  options: readonly string[] = [],
): Show {
  return marked("x-bulk", [operation], {
    ...mark,
    batch: { path: `${BATCHES}/${verb}`, options: [...options], undone: UNDONE },
  });
}
