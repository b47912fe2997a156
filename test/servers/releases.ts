import { setTimeout as delay } from "node:timers/promises";
import { type Context, type ObjectContext, object, type ServiceDefinition, service } from "@restatedev/restate-sdk";

/** How often each order was charged, by the id of its invocation. */
export const charged: Map<string, number> = new Map<string, number>();
/** The orders that each release has run, as `label id`. */
export const touched: Set<string> = new Set<string>();
const stumbled = new Set<string>();

export interface Release {
  readonly label: string;
  /** What the code does at the step at which the first release fails. */
  readonly charge: (attempt: string) => Promise<unknown> | unknown;
  /** What it does before its first step. */
  readonly check?: () => void;
  readonly steps?: readonly string[];
}

/** Returns a function that throws. */
export const fail = (message: string) => (): never => {
  throw new Error(message);
};

export const BROKEN: Release = { label: "old", charge: fail("is broken") };
export const GOOD: Release = { label: "good", charge: () => {} };

/** Services with invocations that fail in each of the ways that keep them from finishing, and with healthy ones. */
export function createRelease({
  label,
  charge,
  check,
  steps = [],
}: Release): readonly ServiceDefinition<string, unknown>[] {
  const idOf = (ctx: Context): string => String(ctx.request().id);
  const run = async (ctx: Context | ObjectContext): Promise<string> => {
    const id = idOf(ctx);
    const started = await ctx.run("start", () => label);
    touched.add(`${label} ${id}`);
    for (const step of steps) await ctx.run(step, () => step);
    await charge(id);
    await ctx.run("charge", () => void charged.set(id, (charged.get(id) ?? 0) + 1));
    return `${started}, ${label}`;
  };
  const runEarly = async (ctx: Context): Promise<string> => {
    touched.add(`${label} ${idOf(ctx)}`);
    check?.();
    return ctx.run("start", () => label);
  };
  /** Fails inside of a step that takes some time, and is retried at once: almost always `running`. */
  const chargeSlowly = async (ctx: Context): Promise<string> => {
    const started = await ctx.run("start", () => label);
    const retry = { initialRetryInterval: 10, maxRetryInterval: 10 };
    await ctx.run(
      "charge",
      () =>
        delay(300)
          .then(() => charge(idOf(ctx)))
          .then(() => {}),
      retry,
    );
    return `${started}, ${label}`;
  };
  /** Sleeps for a day, and is healthy. */
  const wait = async (ctx: Context): Promise<void> => {
    await ctx.run("start", () => label);
    await ctx.sleep({ days: 1 });
  };
  /** Fails once, and then sleeps in a later step: healthy. */
  const recover = async (ctx: Context): Promise<void> => {
    await ctx.run("start", () => label);
    const { size } = stumbled;
    const stumble = () => stumbled.add(idOf(ctx)).size > size && fail("stumbled once")();
    await ctx.run("stumble", stumble, { initialRetryInterval: 10 });
    await ctx.sleep({ days: 1 });
  };
  const paused = { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } } as const;
  const retried = { retryPolicy: { initialInterval: 100, maxInterval: 200 } };
  const patient = { retryPolicy: { initialInterval: { hours: 1 }, maxInterval: { hours: 1 } } };
  return [
    service({ name: "Order", handlers: { run, charge: chargeSlowly, wait, recover }, options: retried }),
    service({ name: "Parcel", handlers: { run }, options: paused }),
    service({ name: "Mail", handlers: { run }, options: patient }),
    // One that sleeps holds its key, and is suspended soon.
    object({ name: "Cart", handlers: { run, wait }, options: { ...retried, inactivityTimeout: 50 } }),
    service({ name: "Early", handlers: { run: runEarly }, options: paused }),
    service({ name: "Quick", handlers: { run: runEarly }, options: retried }),
    service({ name: "Patient", handlers: { run: runEarly }, options: patient }),
  ];
}
