import type { InvocationRow } from "../../../src/deployments/read-invocations.js";

/** When one fails after it has been moved. */
export const LATER = "2026-01-03T00:00:00Z";

/** An invocation that is paused after a failure at its third entry on the old deployment. */
export function row(id: string, changes: Partial<InvocationRow> = {}): InvocationRow {
  return {
    ...{ id, service: "Order", type: "service", handler: "charge", status: "paused", pinned: "dp_old" },
    ...{ entries: 3, isFailing: true, hasFailedHere: false, isQueued: false },
    ...{ failedAt: "2026-01-01T00:00:00Z", failedAtEntries: 3, failure: "is broken" },
    ...changes,
  };
}
