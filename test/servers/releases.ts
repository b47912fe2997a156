import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";

export const charged: Map<string, number> = new Map<string, number>();
/** The orders that each release has run, as `label id`. */
export const touched: Set<string> = new Set<string>();

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
  const run = async (ctx: Context): Promise<string> => {
    const id = String(ctx.request().id);
    const started = await ctx.run("start", () => label);
    touched.add(`${label} ${id}`);
    for (const step of steps) await ctx.run(step, () => step);
    await charge(id);
    await ctx.run("charge", () => void charged.set(id, (charged.get(id) ?? 0) + 1));
    return `${started}, ${label}`;
  };
  const paused = { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } } as const;
  const retried = { retryPolicy: { initialInterval: 100, maxInterval: 200 } };
  const patient = { retryPolicy: { initialInterval: { hours: 1 }, maxInterval: { hours: 1 } } };
  return [
    service({ name: "Order", handlers: { run }, options: retried }),
    service({ name: "Parcel", handlers: { run }, options: paused }),
    service({ name: "Mail", handlers: { run }, options: patient }),
  ];
}
