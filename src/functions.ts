/** The functions that `index.ts` exports and `AdminClient` has as methods. */

export * from "../generated/bulk.js";
export * from "../generated/operations.js";
export { clearStates, updateStates } from "./bulk/update-states.js";
export { moveInvocations } from "./deployments/move-invocations.js";
export { pruneDeployments } from "./deployments/prune-deployments.js";
export { registerDeployment } from "./deployments/register-deployment.js";
export { restoreDeployment } from "./deployments/restore-deployment.js";
export { rollOutDeployment } from "./deployments/roll-out-deployment.js";
export { listDeploymentUsage } from "./deployments/usage.js";
export { countInvocations, countInvocationsBy, summarizeFailures } from "./invocations/counts.js";
export { getInvocation, listInvocations } from "./invocations/invocations.js";
export { getJournal, getJournalEvents } from "./invocations/journal.js";
export { queryRows, streamRows } from "./sql/rows.js";
export { readState } from "./state/read-state.js";
export { replaceState } from "./state/replace-state.js";
export { waitForState } from "./state/wait-for-state.js";
export { ensureSubscription } from "./subscriptions/ensure-subscription.js";
export { waitForInvocation, waitForInvocations } from "./waiting/wait-for-invocations.js";
export { waitUntilDrained } from "./waiting/wait-until-drained.js";
export { waitUntilHealthy } from "./waiting/wait-until-healthy.js";
