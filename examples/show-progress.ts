import type { BulkProgress } from "restate-admin-client";

export interface ProgressLine {
  readonly update: (progress: BulkProgress) => void;
  readonly stop: () => void;
}

type Counts = Pick<BulkProgress, "done" | "failed" | "unknown" | "rate">;

/** Shows progress on stderr: one line that changes in a terminal, otherwise a line every two seconds. */
export function showProgress(total: number): ProgressLine {
  const { isTTY } = process.stderr;
  let counts: Counts = { done: 0, failed: 0, unknown: 0, rate: 0 };
  const print = () => {
    const { done, failed, unknown, rate } = counts;
    const line = `${done} of ${total}, ${failed} failed, ${unknown} unknown, ${Math.round(rate)} per second`;
    // Returns to the start of the line and clears it.
    process.stderr.write(isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
  print();
  const timer = setInterval(print, isTTY ? 100 : 2_000);
  return {
    update: (progress) => {
      counts = progress;
    },
    stop: () => {
      clearInterval(timer);
      print();
      if (isTTY) process.stderr.write("\n");
    },
  };
}
