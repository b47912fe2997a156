/** Draws a trial from a seed: plain data, so that the same seed and number are the same trial. */

import { drawFaults, type Faults } from "../faulty-proxy.js";
import { createDice } from "../run-trials.js";

/** A fault of code at one place. Without any, the code does its work. */
export interface Fault {
  /** The place of the fault: before the first step, after it, or after the side effect. */
  readonly at: "first line" | "step" | "end";
  /** How long the code works there before the fault, in milliseconds. */
  readonly after: number;
  readonly does: "nothing" | "throws" | "hangs" | "gives up" | "makes another step" | "is not there";
  /** Whether the code works inside a `ctx.run`. */
  readonly isInStep?: boolean;
  /** The affected invocations: one in ten, or those of one handler. Default: all. */
  readonly of?: "a tenth" | "steady";
}

const fault = (at: Fault["at"], does: Fault["does"], after = 0, of?: Fault["of"]): Fault => {
  return { at, does, after, ...(of && { of }) };
};

/** The kinds of new code, by name. */
export const CODES: Readonly<Record<string, Fault | undefined>> = {
  good: undefined,
  slow: fault("step", "nothing", 1_200),
  "fails at its first line": fault("first line", "throws"),
  "fails after a step": fault("step", "throws"),
  "fails after 1.5 s": fault("end", "throws", 1_500),
  "fails after 6 s": fault("end", "throws", 6_000),
  "fails for 1 in 10": fault("step", "throws", 0, "a tenth"),
  "fails in one of two handlers": fault("step", "throws", 0, "steady"),
  // The fault is inside the step, because an older attempt may have begun it.
  "ends with a terminal error": { ...fault("step", "gives up"), isInStep: true },
  hangs: fault("step", "hangs"),
  "hangs at its first line": fault("first line", "hangs"),
  "breaks the journal": fault("first line", "makes another step"),
  "is not reachable": fault("first line", "is not there"),
};

export const isGood = (code: string): boolean => code === "good" || code === "slow";

/** How often a handler is tried. `waiting` is suspended as soon as it waits, and only the old code has `gone`. */
export const HANDLERS = ["quick", "steady", "patient", "pausing", "waiting", "gone"] as const;

/** Invocations of one kind on an older deployment. */
export interface Group {
  /** The invocations of `Keyed` have one key, and wait in its queue behind the first one. */
  readonly service: "Plain" | "Keyed" | "Flow";
  readonly handler: (typeof HANDLERS)[number];
  readonly count: number;
  /** The fault of the older code. */
  readonly fault?: Fault;
  /** When they are to start, as the ingress understands it. */
  readonly delay?: string;
  /** Whether they wait for an awakeable after their first step. */
  readonly awaits?: boolean;
}

export interface Draw {
  readonly kind: "usual" | "faulty" | "many" | "cluster";
  readonly seed: number;
  readonly trial: number;
  /** The invocations in flight on older deployments, the oldest deployment first. */
  readonly older: readonly (readonly Group[])[];
  /** Milliseconds between the last of these invocations and the release. */
  readonly pause: number;
  /** An earlier release, and when the judged one begins: milliseconds after the earlier one's start, or once it has ended. */
  readonly before?: { readonly code: string; readonly gap: number | "its end" };
  readonly code: string;
  /** New invocations a second, and whether the old code fails them. */
  readonly traffic: { readonly rate: number; readonly isFailing: boolean };
  readonly hasSameMessages: boolean;
  /** Which services keep completed invocations. */
  readonly kept: "all" | "those with keys" | "none";
  readonly canary?: number;
  readonly tolerance: number;
  readonly move: "failing" | "all" | "none";
  /** Seconds. 0 for none. */
  readonly bake: number;
  readonly interval?: number;
  /** The number of requests after which the client dies. Its call is then made again. */
  readonly killedAfter?: number;
  /** Whether the process of the new code ends before the way back. */
  readonly closesFirst: boolean;
  /** When a node of the cluster is killed, in milliseconds after the start of the release. */
  readonly nodeLostAfter?: number;
  /** The faults of the proxy before the client of the release. */
  readonly faults?: Faults;
}

export function drawTrial(seed: number, trial: number, kind: Draw["kind"]): Draw {
  const { isTrue, from, pick } = createDice(trial, seed);

  /** @param shares - The relative frequency of each key. */
  const choose = <T extends string>(shares: Readonly<Record<T, number>>): T =>
    pick(...Object.entries<number>(shares).flatMap(([key, share]) => Array<T>(share).fill(key as T)));

  const drawGroup = (): Group => {
    const handler = choose({ quick: 2, steady: 2, patient: 1, pausing: 2, gone: 1 });
    const does = choose({ throws: 6, hangs: 1, nothing: 1 });
    const after = { throws: pick(0, 0, 300, 1_000, 2_500), nothing: from(1_000, 5_000), hangs: 0 }[does];
    // An invocation without a step runs on the new code, which does not have `gone`.
    const isPinned = does === "nothing" || handler === "gone";
    const at = isPinned ? "step" : pick<Fault["at"]>("first line", "step");
    const own: Fault = { at, does, after, ...(at === "step" && isTrue(0.3) && { isInStep: true }) };
    const group: Group = { service: "Plain", handler, count: from(1, 10), fault: own };
    if (handler === "gone") return group;
    const ways = [PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, KEYED, FLOW, SLEEPS, LATER, SOON];
    return { ...group, ...pick(...ways) };
  };
  const count = kind === "many" ? 4 : pick(0, 1, 2, 2, 3, 3, 4, 4);
  const groups = Array.from({ length: count }, drawGroup).map((group): Group => {
    if (kind !== "many") return group;
    // Where an invocation waits, the server says nothing about it until it is suspended, by default for a minute.
    const handler = group.awaits ? "waiting" : pick("patient", "pausing");
    return { ...group, service: "Plain", handler, count: 500 };
  });
  const places = pick(1, 1, 1, 2, 2, 3);
  const older: Group[][] = Array.from({ length: places }, () => []);
  for (const group of groups) older[from(0, places - 1)]?.push(group);

  const bad = Object.keys(CODES).filter((code) => !isGood(code));
  const code = isTrue(0.35) ? "good" : isTrue(0.15) ? "slow" : pick(...bad);
  const hanging = pick("hangs", "hangs", "hangs at its first line", "fails at its first line", "fails after a step");
  return {
    ...{ kind, seed, trial, older, code },
    pause: from(0, 2_000),
    ...(isTrue(0.15) && { before: { code: hanging, gap: pick<number | "its end">("its end", from(0, 4_000)) } }),
    traffic: { rate: isTrue(0.45) ? 0 : from(1, 8), isFailing: isTrue(0.25) },
    hasSameMessages: isTrue(0.5),
    kept: choose({ all: 5, "those with keys": 1, none: 1 }),
    ...(isTrue(0.4) && { canary: pick(0, 1, 3, 20) }),
    tolerance: pick(0, 0, 0, 0, 0, 0, 0, 0.1, 0.3, 1),
    move: choose({ failing: 7, all: 2, none: 1 }),
    bake: isTrue(0.5) ? 0 : from(2, code === "fails after 6 s" ? 12 : 5),
    ...(isTrue(0.5) && { interval: pick(200, 1_000) }),
    ...(isTrue(0.12) && { killedAfter: from(1, 25) }),
    closesFirst: isTrue(0.5),
    ...(kind === "cluster" && { nodeLostAfter: from(0, 4_000) }),
    ...(kind === "faulty" && { faults: drawFaults(createDice(trial, seed + 1).random) }),
  };
}

const PLAIN: Partial<Group> = {};
const KEYED: Partial<Group> = { service: "Keyed" };
const FLOW: Partial<Group> = { service: "Flow" };
const SLEEPS: Partial<Group> = { handler: "waiting", awaits: true, fault: fault("step", "nothing") };
const LATER: Partial<Group> = { delay: "1h" };
const SOON: Partial<Group> = { delay: "4s" };

/** Whether the server keeps the completed invocations of a service. */
export function isKept({ kept }: Draw, service: Group["service"]): boolean {
  return service === "Flow" || kept === "all" || (kept === "those with keys" && service === "Keyed");
}
