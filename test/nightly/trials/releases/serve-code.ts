/** Serves the code of a trial, which writes down each attempt and each side effect, so that the oracle need not ask anyone. */

import { setTimeout as delay } from "node:timers/promises";
import {
  type Context,
  handlers,
  type ObjectContext,
  object,
  type RetryPolicy,
  service,
  TerminalError,
  type WorkflowContext,
  workflow,
} from "@restatedev/restate-sdk";
import { type Services, serveServices } from "../../../../src/testing/server/serve-services.js";
import { CODES, type Draw, type Fault, type Group, HANDLERS, isKept } from "./draw.js";

/** An attempt that a handler saw. Times are of `performance.now`. */
export interface Attempt {
  readonly id: string;
  /** `old 0`, `before`, or `new`. */
  readonly on: string;
  readonly began: number;
  /** The time at which each of its steps was done, or found in the journal. */
  readonly steps: number[];
  /** The time at which its side effect began, which is an entry of the journal before it is a step. */
  enteredAt?: number;
  ended?: { readonly at: number; readonly how: "returned" | "threw" | "gave up" };
  /** The time at which the server ended or lost the attempt. */
  cutAt?: number;
}

/** The attempts and side effects of a trial so far. */
export class World {
  readonly attempts: Attempt[] = [];
  /** The side effects of each invocation, and whether the server had the step of each when its attempt went on. */
  readonly charges: Map<string, { isStored: boolean }[]> = new Map();
  /** The ids of the awakeables that are awaited. */
  readonly awakeables: Set<string> = new Set();
  /** Whether somebody has repaired the old code. */
  isFixed = false;

  hasBegun(id: string, on?: string): boolean {
    return this.attempts.some((each) => each.id === id && (on === undefined || each.on === on));
  }
}

/** The input of an invocation, which the old code obeys. */
export type Input = Pick<Group, "fault" | "awaits">;

const RETRIES: Readonly<Record<Group["handler"], RetryPolicy>> = {
  quick: { initialInterval: 200, maxInterval: 500 },
  steady: { initialInterval: 1_000, maxInterval: 1_000 },
  patient: { initialInterval: 20_000, maxInterval: 20_000 },
  pausing: { initialInterval: 100, maxAttempts: 2, onMaxAttempts: "pause" },
  waiting: { initialInterval: 200, maxInterval: 500 },
  gone: { initialInterval: 200, maxInterval: 400 },
};

/** Serves the code of one deployment. */
export function serveCode(world: World, draw: Draw, name: string, on: string): Promise<Services> {
  const isOld = on.startsWith("old");
  const code = CODES[(on === "new" ? draw.code : draw.before?.code) ?? "good"];
  const runs: string[] = [];
  const faultOf = (id: string, handler: string, input: Input | undefined): Fault | undefined => {
    if (isOld) return world.isFixed ? undefined : input?.fault;
    if (!runs.includes(id)) runs.push(id);
    const isMet = { steady: handler === "steady", "a tenth": runs.indexOf(id) % 10 === 9, all: true }[
      code?.of ?? "all"
    ];
    return isMet ? code : undefined;
  };
  const handle = (handler: string) => async (ctx: Context, input: Input | undefined) => {
    const { id, attemptCompletedSignal } = ctx.request();
    const attempt: Attempt = { id: String(id), on, began: performance.now(), steps: [] };
    attemptCompletedSignal.addEventListener("abort", () => {
      attempt.cutAt = performance.now();
    });
    world.attempts.push(attempt);
    await runCode(world, draw, ctx, attempt, faultOf(attempt.id, handler, input), input?.awaits === true);
  };
  const optionsFor = (handler: Group["handler"]) => {
    return { retryPolicy: RETRIES[handler], ...(handler === "waiting" && { inactivityTimeout: 50 }) };
  };
  const named = HANDLERS.filter((handler) => isOld || handler !== "gone");
  const plain = named.map((each) => [each, handlers.handler(optionsFor(each), handle(each))] as const);
  const keyed = named.map((each) => {
    const run = (ctx: ObjectContext, input: Input | undefined) => handle(each)(ctx, input);
    return [each, handlers.object.exclusive(optionsFor(each), run)] as const;
  });
  const runFlow = (ctx: WorkflowContext, input: Input | undefined) => handle("run")(ctx, input);
  const run = handlers.workflow.workflow(optionsFor("quick"), runFlow);
  const options = (own: "Plain" | "Keyed") =>
    isKept(draw, own) ? {} : { journalRetention: 0, idempotencyRetention: 0 };
  return serveServices([
    service({ name: `${name}Plain`, handlers: Object.fromEntries(plain), options: options("Plain") }),
    object({ name: `${name}Keyed`, handlers: Object.fromEntries(keyed), options: options("Keyed") }),
    workflow({ name: `${name}Flow`, handlers: { run } }),
  ]);
}

type Run = (
  world: World,
  draw: Draw,
  ctx: Context,
  attempt: Attempt,
  fault: Fault | undefined,
  awaits: boolean,
) => Promise<void>;

const runCode: Run = async (world, draw, ctx, attempt, fault, awaits) => {
  const { id, on, steps } = attempt;
  const end = (how: "returned" | "threw" | "gave up"): void => {
    // Nobody learns what an attempt does after it was cut off.
    if (attempt.cutAt === undefined) attempt.ended ??= { at: performance.now(), how };
  };
  const meetFault = async (at: Fault["at"], isInStep = false): Promise<void> => {
    if (fault?.at !== at || (fault.isInStep ?? false) !== isInStep) return;
    await delay(fault.after);
    const message = draw.hasSameMessages ? "is broken" : `${on} is broken at ${attempt.began}`;
    if (fault.does === "hangs") await new Promise(() => {});
    if (fault.does === "makes another step") {
      // The replay fails here, without a word to the code.
      if (world.attempts.some((each) => each.id === id && each.on !== on && each.steps.length > 0)) end("threw");
      await ctx.sleep(1);
    }
    if (fault.does === "gives up") {
      end("gave up");
      throw new TerminalError(message);
    }
    if (fault.does === "throws") {
      end("threw");
      throw new Error(message);
    }
  };
  await meetFault("first line");
  await ctx.run("start", () => on);
  steps.push(performance.now());
  await meetFault("step");
  if (awaits) {
    const { id: awakeable, promise } = ctx.awakeable();
    world.awakeables.add(awakeable);
    await promise;
  }
  const charges = world.charges.get(id) ?? [];
  await ctx.run("charge", async () => {
    attempt.enteredAt = performance.now();
    await meetFault("step", true);
    charges.push({ isStored: false });
    world.charges.set(id, charges);
  });
  const last = charges.at(-1);
  if (last) last.isStored = true;
  steps.push(performance.now());
  await meetFault("end");
  end("returned");
};
