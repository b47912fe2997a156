import { type Context, type ServiceDefinition, service } from "@restatedev/restate-sdk";

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
