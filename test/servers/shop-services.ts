import { setTimeout as delay } from "node:timers/promises";
import { type Context, type ObjectContext, object, type ServiceDefinition, service } from "@restatedev/restate-sdk";

type AnyService = ServiceDefinition<string, unknown>;

/** One release of a shop. A broken one has each kind of invocation that keeps a deployment from draining. */
export function createShop(label: string, broken = false): readonly AnyService[] {
  const fail = (): void => {
    if (broken) throw new Error(`${label} is broken`);
  };
  const order = service({
    name: "Order",
    handlers: {
      /** Fails inside of a step that takes some time, and is retried at once: almost always `running`. */
      charge: async (ctx: Context): Promise<string> => {
        const started = await ctx.run("start", () => label);
        await ctx.run("charge", () => delay(300).then(fail), { initialRetryInterval: 10, maxRetryInterval: 10 });
        return `${started}, ${label}`;
      },
      /** Sleeps for a day, and is healthy. */
      wait: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => label);
        await ctx.sleep({ days: 1 });
      },
      /** Fails once, and then takes long in a later step: healthy. */
      recover: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => label);
        await ctx.run("stumble", () => stumble(String(ctx.request().id)), { initialRetryInterval: 10 });
        await ctx.sleep({ days: 1 });
      },
    },
  });
  const parcel = service({
    name: "Parcel",
    handlers: {
      /** Is paused after its first attempt. */
      send: async (ctx: Context): Promise<string> => {
        const started = await ctx.run("start", () => label);
        fail();
        return `${started}, ${label}`;
      },
    },
    options: { retryPolicy: { maxAttempts: 1, onMaxAttempts: "pause" } },
  });
  const mail = service({
    name: "Mail",
    handlers: {
      /** Fails, and backs off for an hour. */
      send: async (ctx: Context): Promise<string> => {
        const started = await ctx.run("start", () => label);
        fail();
        return `${started}, ${label}`;
      },
    },
    options: { retryPolicy: { initialInterval: { hours: 1 }, maxInterval: { hours: 1 } } },
  });
  const cart = object({
    name: "Cart",
    handlers: {
      /** Holds its key, and is suspended soon. */
      hold: async (ctx: ObjectContext): Promise<void> => {
        await ctx.run("start", () => label);
        await ctx.sleep({ days: 1 });
      },
      add: async (ctx: ObjectContext): Promise<string> => ctx.run("start", () => label),
    },
    options: { inactivityTimeout: 50 },
  });
  return [order, parcel, mail, cart];
}

const stumbled = new Set<string>();

/** Fails at the first call with an id. */
function stumble(id: string): void {
  if (stumbled.has(id)) return;
  stumbled.add(id);
  throw new Error("stumbled once");
}
