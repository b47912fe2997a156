import { type Context, type ObjectContext, object, type ServiceDefinition, service } from "@restatedev/restate-sdk";

/** How often each order was charged, by the id of its invocation. */
export const charged: Map<string, number> = new Map<string, number>();
/** The orders that each release has run, as `label id`. */
export const touched: Set<string> = new Set<string>();

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

/** Services with invocations that fail in each of the ways that keep them from finishing. */
export function createRelease({
  label,
  charge,
  check,
  steps = [],
}: Release): readonly ServiceDefinition<string, unknown>[] {
  const run = async (ctx: Context | ObjectContext): Promise<string> => {
    const id = String(ctx.request().id);
    const started = await ctx.run("start", () => label);
    touched.add(`${label} ${id}`);
    for (const step of steps) await ctx.run(step, () => step);
    await charge(id);
    await ctx.run("charge", () => void charged.set(id, (charged.get(id) ?? 0) + 1));
    return `${started}, ${label}`;
  };
  const runEarly = async (ctx: Context): Promise<string> => {
    touched.add(`${label} ${ctx.request().id}`);
    check?.();
    return ctx.run("start", () => label);
  };
  const paused = { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } } as const;
  const retried = { retryPolicy: { initialInterval: 100, maxInterval: 200 } };
  return [
    service({ name: "Order", handlers: { run }, options: retried }),
    service({ name: "Parcel", handlers: { run }, options: paused }),
    object({ name: "Cart", handlers: { run }, options: retried }),
    service({ name: "Early", handlers: { run: runEarly }, options: paused }),
    service({ name: "Quick", handlers: { run: runEarly }, options: retried }),
    service({
      name: "Patient",
      handlers: { run: runEarly },
      options: { retryPolicy: { initialInterval: { hours: 1 } } },
    }),
  ];
}

export const BROKEN: Release = { label: "old", charge: fail("is broken") };
export const GOOD: Release = { label: "good", charge: () => {} };
