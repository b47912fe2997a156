// Generated from Admin API by `npm run generate`. Do not edit.

export {
  type AdminBulkOperations,
  cancelInvocations,
  deleteInvocations,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  restartInvocations,
  resumeInvocations,
} from "./bulk-operations.js";
