import { setTimeout as delay } from "node:timers/promises";
import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";

/** Is in one step for two seconds. */
export function createStepper(): ServiceDefinition<string, unknown> {
  return service({
    name: "Stepper",
    handlers: {
      run: async (ctx: Context): Promise<void> => {
        await ctx.run("long", () => delay(2_000));
        await ctx.sleep({ days: 1 });
      },
    },
  });
}

/** Sleeps without holding its connection: the invocation is suspended. */
export function createNapper(): ServiceDefinition<string, unknown> {
  return service({
    name: "Napper",
    handlers: {
      nap: async (ctx: Context): Promise<void> => {
        await ctx.run("start", () => "started");
        await ctx.sleep({ days: 1 });
      },
    },
    options: { inactivityTimeout: { milliseconds: 1 } },
  });
}
