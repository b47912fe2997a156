import { SingleBar } from "cli-progress";
import type { BulkProgress } from "restate-admin-client";

export interface ProgressBar {
  readonly update: (progress: BulkProgress) => void;
  readonly stop: () => void;
}

/** Shows progress on stderr: as a bar in a terminal, otherwise as a line every two seconds. */
export function showProgress(total: number): ProgressBar {
  const counts = "{value} of {total}, {failed} failed, {unknown} unknown, {rate} per second";
  const bar = new SingleBar({
    format: process.stderr.isTTY ? `{bar} ${counts}` : counts,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
  });
  bar.start(total, 0, { failed: 0, unknown: 0, rate: 0 });
  return {
    update: ({ done, failed, unknown, rate }) => bar.update(done, { failed, unknown, rate: Math.round(rate) }),
    stop: () => bar.stop(),
  };
}
