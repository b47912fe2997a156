import { setTimeout as delay } from "node:timers/promises";
import { type Context, type ObjectContext, object, type ServiceDefinition, service } from "@restatedev/restate-sdk";

export const charged: Map<string, number> = new Map<string, number>();
/** The orders that each release has run, as `label id`. */
export const touched: Set<string> = new Set<string>();
const stumbled = new Set<string>();

export interface Release {
  readonly label: string;
  /** The behaviour of the code at the step at which the first release fails. */
  readonly charge: (attempt: string) => Promise<unknown> | unknown;
  readonly steps?: readonly string[];
}

export const fail = (message: string) => (): never => {
  throw new Error(message);
};

export const BROKEN: Release = { label: "old", charge: fail("is broken") };
export const GOOD: Release = { label: "good", charge: () => {} };

export function createRelease({ label, charge, steps = [] }: Release): readonly ServiceDefinition<string, unknown>[] {
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
  /** Fails inside a step that takes some time, and is retried at once, so that it is almost always `running`. */
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
    // A sleeping invocation holds its key, and is suspended soon.
    object({ name: "Cart", handlers: { run, wait }, options: { ...retried, inactivityTimeout: 50 } }),
  ];
}
