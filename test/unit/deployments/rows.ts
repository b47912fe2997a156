import type { InvocationRow } from "../../../src/deployments/read-invocations.js";

/** When an invocation failed on the old deployment, and when it did so again. */
export const [BEFORE, LATER] = ["2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"] as const;

/** An invocation that is paused after a failure at its third entry on the old deployment. */
export function row(id: string, changes: Partial<InvocationRow> = {}): InvocationRow {
  return {
    ...{ id, service: "Order", type: "service", handler: "charge", status: "paused", pinned: "dp_old" },
    ...{ entries: 3, isFailing: true, hasFailedHere: false, isQueued: false },
    ...{ failedAt: BEFORE, failedAtEntries: 3, failure: "is broken" },
    ...changes,
  };
}
