// Generated from Admin API by `npm run generate`. Do not edit.

export {
  type AdminBulkOperations,
  cancelInvocations,
  killInvocations,
  pauseInvocations,
  purgeInvocations,
  purgeJournals,
  restartInvocationsAsNew,
  resumeInvocations,
} from "./bulk-operations.js";
