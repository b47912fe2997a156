import { inspect } from "node:util";
import type { Faults } from "./faults.js";
import type { Resources } from "./resources.js";
import type { RestartFigures } from "./restarts.js";
import type { Tally } from "./tally.js";

export interface Figures {
  readonly tally: Tally;
  readonly faults: Faults;
  readonly restarted: RestartFigures;
  readonly before: Resources;
  readonly after: Resources;
  /** Listeners on the signal that all calls had shared. */
  readonly sharedListeners: number;
  /** What Node has warned of. */
  readonly warnings: readonly string[];
}

/** Bytes. What is kept of each call, be it a single closure, is more after some thousand calls. */
const HEAP_TOLERANCE = 1_000_000;

/** Prints what was seen, and what of it is not as it must be. */
export function printReport(figures: Figures): boolean {
  const { tally, faults, restarted, before, after, warnings } = figures;
  const leaked = tally.leakedListeners + figures.sharedListeners;
  const outcomes = [...tally.outcomes].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  console.log(`calls:     ${tally.calls}: ${outcomes.join(", ")}`);
  console.log(
    `faults:    ${faults.kills} kills, ${faults.shutdowns} shutdowns; ${tally.survived} calls succeeded after a retry`,
  );
  console.log(`restarts:  ${describe(restarted)}`);
  console.log(`hung: ${tally.hung}, foreign errors: ${tally.foreign.length}, leaked listeners: ${leaked}`);
  console.log(`heap:      ${before.heap} bytes before, ${after.heap} after: ${after.heap - before.heap}`);
  console.log(`handles:   ${describe(before.handles)} before, ${describe(after.handles)} after`);
  console.log(`longest call: ${Math.round(tally.longest)} ms`);

  const bars: readonly [what: string, isReached: boolean][] = [
    ["no call hangs", tally.hung === 0],
    [`only errors of ours: ${inspect(tally.foreign.slice(0, 3))}`, tally.foreign.length === 0],
    ["nothing is restarted twice", restarted.doubled === 0],
    ["what has succeeded is done", restarted.lost === 0],
    ["no listener is left", leaked === 0],
    ["the heap is flat", after.heap - before.heap < HEAP_TOLERANCE],
    ["no handle is left", describe(before.handles) === describe(after.handles)],
    [`no warnings: ${warnings.join(", ")}`, warnings.length === 0],
    // Or all this would have shown nothing.
    ["the server was killed", faults.kills > 0],
    ["calls survived a fault", tally.survived > 0],
    ["invocations were restarted", restarted.succeeded > 0],
    ["restarts were cut off after they had been sent", restarted.unanswered > 0],
  ];
  const missed = bars.filter(([, isReached]) => !isReached);
  for (const [what] of missed) console.log(`MISSED: ${what}`);
  console.log(missed.length === 0 ? "every bar is reached" : `${missed.length} bars are missed`);
  return missed.length === 0;
}

function describe(counts: object): string {
  return Object.entries(counts)
    .sort()
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}
