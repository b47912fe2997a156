/**
 * A row of the SQL table `sys_journal`: columns that both 1.6.2 and 1.7.12 have, under their own names; one without a value is
 * `null`.
 */
export interface JournalEntry {
  /** From 0, which is the input. */
  readonly index: number;
  /** `Command: Run`, `Notification: Run`. */
  readonly entry_type: string;
  /** The name of the step, if it has one. */
  readonly name: string | null;
  /** Whether it has its result. Of the first version of journals only. */
  readonly completed: boolean | null;
  /** The invocation that it calls. */
  readonly invoked_id: string | null;
  /** What it calls. */
  readonly invoked_target: string | null;
  /** When a sleep ends, an ISO text in UTC. Of the first version of journals only; later it is in `entry_json`. */
  readonly sleep_wakeup_at: string | null;
  /** The promise of a workflow that it is about. */
  readonly promise_name: string | null;
  /** The version of the journal's format: 2 for what is pinned to a protocol from 4 on. */
  readonly version: number;
  /** All of it, as a JSON text; payloads are arrays of bytes. Null in the first version of journals. */
  readonly entry_json: string | null;
  /** It without its payloads, as a JSON text. Null in the first version of journals. */
  readonly entry_lite_json: string | null;
  /** An ISO text in UTC. */
  readonly appended_at: string | null;
}

/** Every column of it: that it is complete is checked by the compiler. */
const COLUMNS: Readonly<Record<keyof JournalEntry, true>> = {
  index: true,
  entry_type: true,
  name: true,
  completed: true,
  invoked_id: true,
  invoked_target: true,
  sleep_wakeup_at: true,
  promise_name: true,
  version: true,
  entry_json: true,
  entry_lite_json: true,
  appended_at: true,
};

export const JOURNAL_COLUMNS: readonly string[] = /* @__PURE__ */ Object.keys(COLUMNS);
