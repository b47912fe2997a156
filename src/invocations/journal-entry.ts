import { SYS_JOURNAL_COLUMNS, type SysJournal } from "../../generated/tables.js";

/** What is known already, or is large and in `entry_json` too. */
const LEFT_OUT = ["partition_key", "id", "raw"] as const;

type JournalColumn = Exclude<(typeof SYS_JOURNAL_COLUMNS)[number], (typeof LEFT_OUT)[number]>;

export const JOURNAL_COLUMNS: readonly string[] = /* @__PURE__ */ SYS_JOURNAL_COLUMNS.filter(
  (name) => !LEFT_OUT.some((other) => other === name),
);

/**
 * A row of the SQL table `sys_journal`: columns that every version has, under their own names; one without a value is `null`.
 * Times are ISO texts in UTC.
 */
export interface JournalEntry extends Pick<SysJournal, JournalColumn> {}
