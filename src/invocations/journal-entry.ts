import { SYS_JOURNAL_COLUMNS, type SysJournal } from "../../generated/tables.js";

/** Columns that the caller knows already, and `raw`, which is large and also in `entry_json`. */
const LEFT_OUT = ["partition_key", "id", "raw"] as const;

type JournalColumn = Exclude<(typeof SYS_JOURNAL_COLUMNS)[number], (typeof LEFT_OUT)[number]>;

export const JOURNAL_COLUMNS: readonly JournalColumn[] = /* @__PURE__ */ SYS_JOURNAL_COLUMNS.filter(
  (name): name is JournalColumn => !LEFT_OUT.some((other) => other === name),
);

/**
 * A row of the SQL table `sys_journal`, with columns that all supported versions have. Times are ISO strings in UTC. A
 * column without a value is `null`.
 */
export interface JournalEntry extends Pick<SysJournal, JournalColumn> {}
