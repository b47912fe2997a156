/** The code of a trial, which writes down each attempt and each side effect: what the oracle knows without asking anyone. */

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
import { type Services, serveServices } from "../../../src/testing/server/serve-services.js";
import { CODES, type Code, type Draw, type Fault, type Group, HANDLERS } from "./draw.js";

/** An attempt that a handler saw. Times are of `performance.now`. */
export interface Attempt {
  readonly id: string;
  readonly handler: string;
  /** `old 0`, `before`, or `new`. */
  readonly on: string;
  readonly began: number;
  /** When each of its steps was there, in the journal or done. */
  readonly steps: number[];
  ended?: { readonly at: number; readonly how: "returned" | "threw" | "gave up" };
  /** When the server ended it, or lost it. */
  cutAt?: number;
}

/** What has happened so far in a trial. */
export interface World {
  readonly attempts: Attempt[];
  /** The side effects of each invocation, and whether the server had the step of each when its attempt went on. */
  readonly charges: Map<string, { readonly at: number; isStored: boolean }[]>;
  /** The awakeables that wait. */
  readonly awakeables: Map<string, string>;
  /** Whether somebody has repaired the old code. */
  isFixed: boolean;
}

export const createWorld = (): World => {
  return { attempts: [], charges: new Map(), awakeables: new Map(), isFixed: false };
};

/** What an invocation is sent: what the old code does with it. */
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
  const code = on === "new" ? draw.code : draw.before?.code;
  const handle = (handler: string) => async (ctx: Context, input: Input | undefined) => {
    const attempt = begin(world, ctx, handler, on);
    const old = world.isFixed ? undefined : input?.fault;
    await runCode(world, draw, ctx, attempt, isOld ? old : faultOf(world, attempt, code), input?.awaits === true);
  };
  const isKept = { all: { Plain: true, Keyed: true }, "those with keys": { Plain: false, Keyed: true }, none: {} }[
    draw.kept
  ];
  const optionsOf = (own: "Plain" | "Keyed"): object =>
    own in isKept && isKept[own as keyof typeof isKept] ? {} : { journalRetention: 0, idempotencyRetention: 0 };
  const named = HANDLERS.filter((handler) => isOld || handler !== "gone");
  const optionsFor = (handler: Group["handler"]) => {
    return { retryPolicy: RETRIES[handler], ...(handler === "waiting" && { inactivityTimeout: 50 }) };
  };
  const plain = named.map((each) => [each, handlers.handler(optionsFor(each), handle(each))] as const);
  const keyed = named.map((each) => {
    const run = handle(each) as unknown as (ctx: ObjectContext, input: Input | undefined) => Promise<void>;
    return [each, handlers.object.exclusive(optionsFor(each), run)] as const;
  });
  const run = handlers.workflow.workflow(optionsFor("quick"), (ctx: WorkflowContext, input: Input | undefined) =>
    handle("run")(ctx, input),
  );
  return serveServices([
    service({ name: `${name}Plain`, handlers: Object.fromEntries(plain), options: optionsOf("Plain") }),
    object({ name: `${name}Keyed`, handlers: Object.fromEntries(keyed), options: optionsOf("Keyed") }),
    workflow({ name: `${name}Flow`, handlers: { run } }),
  ]);
}

function begin(world: World, ctx: Context, handler: string, on: string): Attempt {
  const { id, attemptCompletedSignal: signal } = ctx.request();
  const attempt: Attempt = { id: String(id), handler, on, began: performance.now(), steps: [] };
  signal.addEventListener("abort", () => (attempt.cutAt = performance.now()));
  world.attempts.push(attempt);
  return attempt;
}

function faultOf({ attempts }: World, { id, handler, on }: Attempt, code: Code | undefined): Fault | undefined {
  const fault = code && CODES[code];
  if (fault?.of === undefined) return fault;
  if (fault.of === "steady") return handler === "steady" ? fault : undefined;
  const order = [...new Set(attempts.filter((each) => each.on === on).map((each) => each.id))];
  return order.indexOf(id) % 10 === 9 ? fault : undefined;
}

async function runCode(
  world: World,
  draw: Draw,
  ctx: Context,
  attempt: Attempt,
  fault: Fault | undefined,
  awaits: boolean,
) {
  const { id, on, steps } = attempt;
  const own = world.charges.get(id) ?? [];
  world.charges.set(id, own);
  const end = (how: "returned" | "threw" | "gave up"): void => {
    // What an attempt does after it was cut off, nobody learns.
    if (attempt.cutAt === undefined) attempt.ended ??= { at: performance.now(), how };
  };
  const meet = async (): Promise<void> => {
    if (fault === undefined) return;
    if (fault.after > 0) await delay(fault.after);
    if (fault.does === "hangs") await new Promise(() => {});
    if (fault.does === "gives up") {
      end("gave up");
      throw new TerminalError(draw.hasSameMessages ? "is broken" : `${on} gives up`);
    }
    if (fault.does !== "throws") return;
    end("threw");
    throw new Error(draw.hasSameMessages ? "is broken" : `${on} is broken at ${attempt.began}`);
  };
  const isAt = (at: Fault["at"]): boolean => fault?.at === at;
  const isAdded = fault?.does === "makes another step";
  if (isAt("first line")) await meet();
  if (isAdded) {
    // The replay fails here, without a word to the code.
    if (world.attempts.some((each) => each.id === id && each.on !== on && each.steps.length > 0)) end("threw");
    await ctx.sleep(1);
  }
  await ctx.run("start", () => on);
  steps.push(performance.now());
  if (isAt("step") && !fault?.isInStep) await meet();
  if (awaits) {
    const { id: awakeable, promise } = ctx.awakeable();
    world.awakeables.set(id, awakeable);
    await promise;
  }
  let now: { at: number; isStored: boolean } | undefined;
  await ctx.run("charge", async () => {
    if (isAt("step") && fault?.isInStep) await meet();
    now = { at: performance.now(), isStored: false };
    own.push(now);
  });
  const last = now ?? own.at(-1);
  if (last) last.isStored = true;
  steps.push(performance.now());
  if (isAt("end")) await meet();
  end("returned");
}
