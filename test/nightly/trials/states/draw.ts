/** Draws a trial of state changes from a seed: plain data, so that the same seed and number are the same trial. */

import { type DrawnOptions, drawOptions, WAYS, type Way } from "../calls.js";
import { drawFaults, type Faults } from "../faulty-proxy.js";
import { createDice, type Dice } from "../run-trials.js";

const CALLS = ["updateStates", "clearStates", "replaceState", "waitForState"] as const;

/** One call of a writer. */
export interface DrawnCall extends DrawnOptions {
  readonly call: (typeof CALLS)[number] | "raw change" | "raw overwrite" | "raw clear";
  /** Indexes of keys. A bulk call takes them all, any other call the first. */
  readonly keys: readonly number[] | "all";
  /** How a bulk call is given its keys. */
  readonly as: Way;
  /** The field that the call sets. Nobody else sets the `own` field of a writer, and all set `shared`. */
  readonly field: "own" | "shared";
  readonly value: string;
  /** What the function of `updateStates` does besides. */
  readonly change: "returns" | "waits" | "throws at one key";
  /** Whether `replaceState` expects the version that was read before. */
  readonly expectsVersion: boolean;
  /** Milliseconds before the call. */
  readonly pause: number;
  readonly attempts: number | undefined;
  readonly verify: { readonly timeout: number; readonly interval: number };
}

export interface StateDraw {
  readonly trial: number;
  /** For each key, whether it has a state at the start. */
  readonly keys: readonly boolean[];
  readonly scope: string | undefined;
  /** The calls of each client, one after the other. Each client has a proxy of its own. */
  readonly writers: readonly { readonly faults: Faults; readonly calls: readonly DrawnCall[] }[];
  /** The handlers that are sent one after the other: at which key, what they do, and for how many milliseconds they hold the key. */
  readonly handlers: readonly {
    readonly key: number;
    readonly does: "appends" | "appends and sets shared" | "changes and restores";
    readonly holds: number;
    readonly pause: number;
  }[];
}

export function drawStates(trial: number): StateDraw {
  const dice = createDice(trial);
  const { isTrue, from, pick, random } = dice;
  const keys = Array.from({ length: pick(1, 1, 2, 3, 6) }, () => isTrue(0.7));
  const scope = isTrue(0.15) ? "tenant" : undefined;
  // What overwrites whatever is there leaves little to judge.
  const isRough = isTrue(0.2);
  return {
    ...{ trial, keys, scope },
    writers: Array.from({ length: pick(1, 2, 2, 3, 3) }, (_, writer) => ({
      faults: drawFaults(random),
      calls: Array.from({ length: from(1, 4) }, (_, index) =>
        drawCall(dice, keys.length, `${writer}.${index}`, writer > 0, isRough),
      ),
    })),
    // Handlers run without a scope.
    handlers: Array.from({ length: scope === undefined ? pick(0, 2, 4, 8) : 0 }, () => ({
      key: from(0, keys.length - 1),
      does: pick("appends", "appends", "appends and sets shared", "changes and restores"),
      holds: pick(0, 0, 20, 200, 700),
      pause: from(0, 400),
    })),
  };
}

function drawCall(dice: Dice, keys: number, value: string, mayBeRaw: boolean, isRough: boolean): DrawnCall {
  const { isTrue, from, pick } = dice;
  const ours = pick<DrawnCall["call"]>("updateStates", "updateStates", "updateStates", ...CALLS.slice(1));
  const raw = pick<DrawnCall["call"]>("raw change", "raw change", isRough ? "raw overwrite" : "raw clear");
  const field = pick("own", "shared", "shared");
  const some = Array.from({ length: keys }, (_, key) => key).filter(() => isTrue(0.8));
  return {
    call: mayBeRaw && isTrue(0.3) ? raw : ours,
    keys: isTrue(0.3) ? "all" : some.length > 0 ? some : [0],
    as: pick(...WAYS),
    field,
    // Writers often agree about a shared field.
    value: field === "shared" ? pick("open", "closed") : value,
    change: pick("returns", "returns", "returns", "waits", "throws at one key"),
    expectsVersion: !isRough || isTrue(0.5),
    pause: pick(0, 0, from(0, 600)),
    attempts: pick(undefined, 1, 1, 2, 3),
    ...drawOptions(dice),
    verify: { timeout: pick(400, 1_500, 3_000), interval: pick(50, 300) },
  };
}
