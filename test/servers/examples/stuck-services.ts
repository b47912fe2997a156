import { setTimeout } from "node:timers/promises";
import {
  type Context,
  type ObjectContext,
  object,
  type ServiceDefinition,
  service,
  TerminalError,
} from "@restatedev/restate-sdk";

/** What the handler of the service Order fails with; a test changes it. */
export interface Failure {
  message: string;
}

/** Services whose invocations get stuck, in each of the ways that there are. */
export function createStuckServices(failure: Failure): readonly ServiceDefinition<string, unknown>[] {
  const order = service({
    name: "Order",
    handlers: {
      /** Fails, and is paused at its second attempt. */
      pay: async (ctx: Context, number: number): Promise<void> => {
        await ctx.run("charge the card", () => "charged");
        throw new Error(failure.message.replace("#", String(number)));
      },
      ok: async (): Promise<void> => {},
      refuse: async (): Promise<void> => {
        throw new TerminalError("refused");
      },
      /** Makes one step after the other, so that there is always a moment to pause it. */
      walk: async (ctx: Context): Promise<void> => {
        for (let step = 0; step < 500; step++) await ctx.sleep(20);
      },
    },
    options: {
      retryPolicy: { initialInterval: 50, exponentiationFactor: 1, maxAttempts: 2, onMaxAttempts: "pause" },
    },
  });
  const mail = service({
    name: "Mail",
    handlers: {
      /** Fails, and waits for an hour before its next attempt. */
      send: async (ctx: Context): Promise<void> => {
        await ctx.run("write", () => "written");
        throw new Error("no route to the mail server\nsecond line");
      },
      /** The same, without a word. */
      sendSilently: async (ctx: Context): Promise<void> => {
        await ctx.run("write", () => "written");
        throw new Error("");
      },
    },
    options: { retryPolicy: { initialInterval: { hours: 1 }, maxInterval: { hours: 1 } } },
  });
  const loop = service({
    name: "Loop",
    handlers: {
      /** Fails again and again, and is running almost all of the time. */
      spin: async (ctx: Context): Promise<void> => {
        await ctx.run("begin", () => "begun");
        await setTimeout(300);
        throw new Error("spins");
      },
    },
    options: { retryPolicy: { initialInterval: 1, exponentiationFactor: 1, maxAttempts: 100_000 } },
  });
  const cart = object({
    name: "Cart",
    handlers: {
      /** Holds its key, and is suspended soon. */
      hold: async (ctx: ObjectContext): Promise<void> => ctx.sleep({ days: 1 }),
      add: async (_: ObjectContext): Promise<void> => {},
    },
    options: { inactivityTimeout: 50 },
  });
  return [order, mail, loop, cart];
}
